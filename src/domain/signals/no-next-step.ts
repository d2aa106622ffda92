import { nextStepLooks } from '../team/fresh-looks.ts';
import { clip } from '../text.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { byAmount } from './deals.ts';
import type { Issue } from './detector.ts';
import { eitherOf } from './either-of.ts';
import { habitual } from './habitual.ts';
import { lacking } from './looks.ts';

const STEP_SHOWN = 30;
const DECLARED = {
  kind: 'no-next-step',
  nature: 'issue',
  atStake: 'open-deals',
  changedByCoaching: 0.8,
  followsFrom: [],
} as const satisfies Issue;

const habit = habitual(DECLARED, {
  doubt: 0,
  headline: 'open deals have no next step',
  predicate: 'open deals have no next step that says something',
  measure: 'open deals without a next step',
  compare: (a, b) => byAmount({ timeline: a }, { timeline: b }),
  note: noteOf,
});

const change = lacking(DECLARED, {
  discount: 0.2,
  looks: nextStepLooks,
  headline: 'deals move on without a next step',
  noun: 'deals begun or moved on',
  missing: 'deals begun or moved on without a next step',
  without: 'a next step that says something',
  measure: 'share without a next step',
  note: noteOf,
});

/**
 * The rep's open deals say nothing of what comes next, far more often than the colleagues': blank, a few
 * letters, or filler like "follow up". A deal without a next step that the customer has agreed to is a
 * memory; writing one down is where planning the next meeting begins. Or it has become so: of the deals
 * that begin or move on, more than the rep's own usual are without one.
 */
export const noNextStep = eitherOf(habit, change);

function noteOf({ opportunity: { nextStep } }: Timeline): string {
  return nextStep === undefined ? 'no next step' : `next step “${clip(nextStep, STEP_SHOWN)}”`;
}
