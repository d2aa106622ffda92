import { once } from '../once.ts';
import { countsOfLooks, nextStepLooks } from '../team/fresh-looks.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import { clip } from '../text.ts';
import { counted } from './counted.ts';
import { byAmount } from './deals.ts';
import { eitherOf } from './either-of.ts';
import { habitual } from './habitual.ts';
import { describeLooks, LEAST_UNEVENNESS_OF_LOOKS, LOOKS_NEEDED, LOOK_RATIOS } from './looks.ts';

const STEP_SHOWN = 30;
const KIND = 'no-next-step';
const NOUN = 'deals begun or moved on';

const looks = once(nextStepLooks);

const habit = habitual({
  kind: KIND,
  headline: 'open deals have no next step',
  predicate: 'open deals have no next step that says something',
  measure: 'open deals without a next step',
  compare: (a, b) => byAmount({ timeline: a }, { timeline: b }),
  note: ({ opportunity }) => noteOf(opportunity.nextStep),
});

const change = counted({
  kind: KIND,
  nature: 'issue',
  ratios: LOOK_RATIOS,
  leastUnevenness: LEAST_UNEVENNESS_OF_LOOKS,
  needs: { events: LOOKS_NEEDED, weeks: WEEKS_A_QUARTER, of: NOUN },
  noun: `${NOUN} without a next step`,
  isSeenBetweenExports: true,
  count: (team) => [{ stage: undefined, ...countsOfLooks(team, looks(team)) }],
  describe: (finding) =>
    describeLooks(finding, looks(finding.team), {
      headline: 'deals move on without a next step',
      noun: NOUN,
      without: 'a next step that says something',
      measure: 'share without a next step',
      note: (timeline) => noteOf(timeline.opportunity.nextStep),
    }),
});

/**
 * The rep's open deals say nothing of what comes next, far more often than the colleagues': blank, a few
 * letters, or filler like "follow up". A deal without a next step that the customer has agreed to is a
 * memory; writing one down is where planning the next meeting begins. Or it has become so: of the deals
 * that begin or move on, more than the rep's own usual are without one.
 */
export const noNextStep = eitherOf(habit, change);

function noteOf(nextStep: string | undefined): string {
  return nextStep === undefined ? 'no next step' : `next step “${clip(nextStep, STEP_SHOWN)}”`;
}
