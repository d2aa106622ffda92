import { nextStepLooks } from '../team/fresh-looks.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { byAmount } from './deals.ts';
import type { Issue } from './detector.ts';
import { eitherOf } from './either-of.ts';
import { HABIT_FACTS, habitual } from './habitual.ts';
import { lacking, LOOK_FACTS } from './looks.ts';

const DECLARED = {
  kind: 'no-next-step',
  nature: 'issue',
  atStake: 'open-deals',
  changedByCoaching: 0.8,
  followsFrom: [],
  facts: [HABIT_FACTS, LOOK_FACTS],
  dealFacts: { 'nextStep?': 'text' },
} as const satisfies Issue;

const habit = habitual(DECLARED, {
  doubt: 0,
  measure: 'open-deals-without-a-next-step',
  compare: (a, b) => byAmount({ timeline: a }, { timeline: b }),
  dealFacts: dealFactsOf,
});

const change = lacking(DECLARED, {
  discount: 0.2,
  looks: nextStepLooks,
  noun: 'deals-begun-or-moved-on',
  missing: 'deals-begun-or-moved-on-without-a-next-step',
  measure: 'share-without-a-next-step',
  dealFacts: dealFactsOf,
});

/**
 * The rep's open deals say nothing of what comes next, far more often than the colleagues': blank, a few
 * letters, or filler like "follow up". A deal without a next step that the customer has agreed to is a
 * memory; writing one down is where planning the next meeting begins. Or it has become so: of the deals
 * that begin or move on, more than the rep's own usual are without one.
 */
export const noNextStep = eitherOf(habit, change);

function dealFactsOf({ opportunity: { nextStep } }: Timeline) {
  return nextStep === undefined ? {} : { nextStep };
}
