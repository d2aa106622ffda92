import { dateOfDay } from '../calendar.ts';
import type { Counts } from '../statistics/counts.ts';
import { departures } from '../team/departures.ts';
import { advancePaces, togetherOf } from '../team/stage-pace.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import { counted, COUNTED_FACTS, type Finding } from './counted.ts';
import { byAmount, foremost } from './deals.ts';

/** Three quarters more moves than usual: deals then need little more than half the time. */
const RATIOS = [1.75] as const;

/**
 * The rep's deals reach a later stage, or are won, clearly faster than deals like them usually do for the
 * rep. What is lost sooner is no step forward and doesn't count.
 */
export const fastFunnel = counted(
  {
    kind: 'fast-funnel',
    nature: 'strength',
    facts: [COUNTED_FACTS],
    dealFacts: { stage: 'text', leftOn: 'date' },
  },
  {
    discount: 0.6,
    direction: 'more',
    ratios: RATIOS,
    needs: { events: 10, weeks: WEEKS_A_QUARTER },
    noun: 'steps-forward',
    isSeenBetweenExports: true,
    count: (team) => [{ stage: undefined, counts: stepsForward(team) }],
    describe: (finding) => ({ facts: {}, opportunities: largestMoved(finding) }),
  },
);

/** Steps forward by rep and week, and how many the team's pace makes of the deals that were open. */
function stepsForward(team: TeamTimeline): Counts {
  // Where a deal was before the first export nobody knows, and so not whether it went forward.
  const known = advancePaces(team).filter(({ stage }) => stage !== undefined);
  return togetherOf(team, known);
}

function largestMoved({ team, rep, watch }: Finding) {
  const newestOf = new Map(
    departures(team)
      .filter((left) => left.rep === rep && !left.isLost && left.coveredWeek >= watch.since)
      .map((left) => [left.timeline, left]),
  );
  return foremost([...newestOf.values()], byAmount, ({ stage, on }) => ({
    stage,
    leftOn: dateOfDay(on),
  }));
}
