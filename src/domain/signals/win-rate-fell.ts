import { dateOfDay } from '../calendar.ts';
import { decided, lastStage } from '../team/decided.ts';
import type { Closing } from '../team/closings.ts';
import { add, emptyCounts } from '../statistics/counts.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { weekStartDate, type Weeks } from '../team/weeks.ts';
import { lossAtOneStage } from './loss-at-one-stage.ts';
import { counted, SHARE_FACTS, type CountedPart, type Finding } from './counted.ts';
import { byAmount, foremost } from './deals.ts';

/** Of closed deals either few or most are won, so that the share varies less than a count would. */
const LEAST_UNEVENNESS = 0.3;
/** Fewer closed deals than this, or in fewer weeks, are no usual to compare with. */
const NEEDS = { events: 6, weeks: 6, of: 'closed-deals' } as const;
/** From so many closed deals of the team on, its win rate by month of quarter is believed. */
const CLOSED_TO_COMPARE_MONTHS = 100;
const MONTHS_A_QUARTER = 3;

/**
 * The rep wins fewer of the deals than usual that come to the stage which most are won from; of all that close, where no
 * export has told of stages for long enough. What is lost earlier says nothing of closing, and hides it. Close to a
 * quarter's end every team wins more, and afterwards it clears out what it lost: the month of the quarter, and what the
 * colleagues win in the same week, are taken into account first.
 */
export const winRateFell = counted(
  {
    kind: 'win-rate-fell',
    nature: 'issue',
    atStake: 'flow',
    changedByCoaching: 1,
    followsFrom: [lossAtOneStage],
    facts: [{ ...SHARE_FACTS, 'stage?': 'text' }],
    dealFacts: { 'lostFrom?': 'text', lostOn: 'date' },
  },
  {
    discount: 1.4,
    direction: 'fewer',
    leastUnevenness: LEAST_UNEVENNESS,
    needs: NEEDS,
    noun: 'deals-won',
    isSeenBetweenExports: false,
    shareName: () => 'win-rate',
    count: (team) => [winsOfClosed(team)],
    describe: (finding) => {
      const closed = closedSince(finding);
      const { stage } = finding;
      return {
        facts: stage === undefined ? {} : { stage },
        opportunities: largestLost(closed),
      };
    },
  },
);

/** Won deals, and how many of as many closed ones the team wins in the same month of a quarter. */
function winsOfClosed(team: TeamTimeline): CountedPart {
  const { stage, closed } = decided(team);
  const months = closed.map(({ week }) =>
    closed.length < CLOSED_TO_COMPARE_MONTHS ? 0 : monthOfQuarter(week, team.weeks),
  );
  const rates = Array.from({ length: MONTHS_A_QUARTER }, (_, month) =>
    shareWon(closed.filter((_, index) => months[index] === month)),
  );
  const counts = emptyCounts(team.reps.length, team.weeks.count);
  const tries = emptyCounts(team.reps.length, team.weeks.count).observed;
  for (const [index, { rep, week, isWon }] of closed.entries()) {
    if (rep === undefined) continue;
    if (isWon) add(counts.observed[rep], week, 1);
    add(counts.expected[rep], week, rates[months[index] ?? 0] ?? 0);
    add(tries[rep], week, 1);
  }
  return { stage, counts, tries };
}

function shareWon(closed: readonly Closing[]): number {
  return closed.filter(({ isWon }) => isWon).length / Math.max(1, closed.length);
}

/** 0, 1 or 2, of the day that a week begins on; whichever of them a company's quarters begin with. */
function monthOfQuarter(week: number, weeks: Weeks): number {
  return (Number(weekStartDate(week, weeks).slice(5, 7)) - 1) % MONTHS_A_QUARTER;
}

function closedSince({ team, rep, watch }: Finding): readonly Closing[] {
  return decided(team).closed.filter(
    (closing) => closing.rep === rep && closing.week >= watch.since,
  );
}

function largestLost(closed: readonly Closing[]) {
  return foremost(
    closed.filter(({ isWon }) => !isWon),
    byAmount,
    (closing) => {
      const lostFrom = lastStage(closing);
      return { lostOn: dateOfDay(closing.on), ...(lostFrom !== undefined && { lostFrom }) };
    },
  );
}
