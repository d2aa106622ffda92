import { once } from '../once.ts';
import { contactLooks, countsOfLooks } from '../team/fresh-looks.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { counted } from './counted.ts';
import { byAmount } from './deals.ts';
import { eitherOf } from './either-of.ts';
import { habitual } from './habitual.ts';
import { describeLooks, LEAST_UNEVENNESS_OF_LOOKS, LOOKS_NEEDED, LOOK_RATIOS } from './looks.ts';

const KIND = 'one-contact-deals';
const NOUN = 'deals begun';

const looks = once(contactLooks);

const habit = habitual({
  kind: KIND,
  headline: 'larger deals hang on one contact',
  predicate: 'larger deals have one contact or none',
  measure: 'larger deals with one contact',
  compare: (a, b) => byAmount({ timeline: a }, { timeline: b }),
  note: noteOf,
});

const change = counted({
  kind: KIND,
  nature: 'issue',
  ratios: LOOK_RATIOS,
  leastUnevenness: LEAST_UNEVENNESS_OF_LOOKS,
  needs: { events: LOOKS_NEEDED, weeks: WEEKS_A_QUARTER, of: NOUN },
  noun: `${NOUN} with one contact`,
  isSeenBetweenExports: true,
  count: (team) => [{ stage: undefined, ...countsOfLooks(team, looks(team)) }],
  describe: (finding) =>
    describeLooks(finding, looks(finding.team), {
      headline: 'new deals hang on one contact',
      noun: NOUN,
      without: 'a second contact',
      measure: 'share of new deals with one contact',
      note: noteOf,
    }),
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
