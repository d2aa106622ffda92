import { byAmount } from './deals.ts';
import { habitual } from './habitual.ts';

/**
 * The rep's larger deals hang on one contact, or none, far more often than the colleagues'. When that one
 * person changes jobs, goes on holiday or is overruled, the deal is gone: finding the second is a skill.
 */
export const oneContactDeals = habitual({
  kind: 'one-contact-deals',
  headline: 'larger deals hang on one contact',
  predicate: 'larger deals have one contact or none',
  measure: 'larger deals with one contact',
  compare: (a, b) => byAmount({ timeline: a }, { timeline: b }),
  note: ({ opportunity }) => (opportunity.contactCount === 1 ? 'one contact' : 'no contact'),
});
