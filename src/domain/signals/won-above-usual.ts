import { dateOfDay } from '../calendar.ts';
import { closings } from '../team/closings.ts';
import { presence } from '../team/presence.ts';
import { add, emptyCounts, type Counts } from '../statistics/counts.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import { counted, COUNTED_FACTS, type Finding } from './counted.ts';
import { byAmount, foremost } from './deals.ts';

/** Twice as many as usual is no good week but another way of working; less is found as well, only later. */
const RATIOS = [2] as const;

/**
 * The rep wins clearly more deals than usual, and more than the team's season explains. What works is
 * worth saying out loud, and worth asking about before it is taken for luck.
 */
export const wonAboveUsual = counted(
  {
    kind: 'won-above-usual',
    nature: 'strength',
    facts: [COUNTED_FACTS],
    dealFacts: { wonOn: 'date' },
  },
  {
    discount: 0.6,
    direction: 'more',
    ratios: RATIOS,
    needs: { events: 10, weeks: WEEKS_A_QUARTER },
    noun: 'deals-won',
    isSeenBetweenExports: false,
    count: (team) => [{ stage: undefined, counts: wins(team) }],
    describe: (finding) => ({ facts: {}, opportunities: largest(finding) }),
  },
);

/** Won deals by who owned them on the day; expected of all alike while they are there. */
function wins(team: TeamTimeline): Counts {
  const { observed } = emptyCounts(team.reps.length, team.weeks.count);
  for (const { rep, week, isWon } of closings(team)) {
    if (rep !== undefined && isWon) add(observed[rep], week, 1);
  }
  return { observed, expected: presence(team) };
}

function largest({ team, rep, watch }: Finding) {
  return foremost(
    closings(team).filter(
      (closing) => closing.rep === rep && closing.isWon && closing.week >= watch.since,
    ),
    byAmount,
    ({ on }) => ({ wonOn: dateOfDay(on) }),
  );
}
