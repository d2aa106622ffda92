import { contactLooks } from '../team/fresh-looks.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { byAmount } from './deals.ts';
import type { Issue } from './detector.ts';
import { eitherOf } from './either-of.ts';
import { HABIT_FACTS, habitual } from './habitual.ts';
import { lacking, LOOK_FACTS } from './looks.ts';

const DECLARED = {
  kind: 'one-contact-deals',
  nature: 'issue',
  atStake: 'open-deals',
  changedByCoaching: 0.8,
  followsFrom: [],
  facts: [HABIT_FACTS, LOOK_FACTS],
  dealFacts: { contacts: 'number' },
} as const satisfies Issue;

const habit = habitual(DECLARED, {
  doubt: 0,
  measure: 'larger-deals-with-one-contact',
  compare: (a, b) => byAmount({ timeline: a }, { timeline: b }),
  dealFacts: dealFactsOf,
});

const change = lacking(DECLARED, {
  discount: 0.8,
  looks: contactLooks,
  noun: 'deals-begun',
  missing: 'deals-begun-with-one-contact',
  measure: 'share-of-new-deals-with-one-contact',
  dealFacts: dealFactsOf,
});

/**
 * The rep's larger deals hang on one contact, or none, far more often than the colleagues'. When that one
 * person changes jobs, goes on holiday or is overruled, the deal is gone: finding the second is a skill.
 * Or it has become so: of the deals that begin, more than the rep's own usual have none after a week.
 */
export const oneContactDeals = eitherOf(habit, change);

function dealFactsOf({ opportunity }: Timeline) {
  return { contacts: opportunity.contactCount === 1 ? 1 : 0 };
}
