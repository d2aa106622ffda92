import { contactLooks } from '../team/fresh-looks.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { byAmount } from './deals.ts';
import type { Issue } from './detector.ts';
import { eitherOf } from './either-of.ts';
import { habitual } from './habitual.ts';
import { lacking } from './looks.ts';

const DECLARED = {
  kind: 'one-contact-deals',
  nature: 'issue',
  atStake: 'open-deals',
  changedByCoaching: 0.8,
  followsFrom: [],
} as const satisfies Issue;

const habit = habitual(DECLARED, {
  doubt: 0,
  headline: 'larger deals hang on one contact',
  predicate: 'larger deals have one contact or none',
  measure: 'larger deals with one contact',
  compare: (a, b) => byAmount({ timeline: a }, { timeline: b }),
  note: noteOf,
});

const change = lacking(DECLARED, {
  discount: 0.8,
  looks: contactLooks,
  headline: 'new deals hang on one contact',
  noun: 'deals begun',
  missing: 'deals begun with one contact',
  without: 'a second contact',
  measure: 'share of new deals with one contact',
  note: noteOf,
});

/**
 * The rep's larger deals hang on one contact, or none, far more often than the colleagues'. When that one
 * person changes jobs, goes on holiday or is overruled, the deal is gone: finding the second is a skill.
 * Or it has become so: of the deals that begin, more than the rep's own usual have none after a week.
 */
export const oneContactDeals = eitherOf(habit, change);

function noteOf({ opportunity }: Timeline): string {
  return opportunity.contactCount === 1 ? 'one contact' : 'no contact';
}
