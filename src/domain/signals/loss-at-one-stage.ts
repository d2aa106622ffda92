import { dateOfDay } from '../calendar.ts';
import { add, emptyCounts, rollForward, type Counts } from '../statistics/counts.ts';
import { departures, type Departure } from '../team/departures.ts';
import { decided } from '../team/decided.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import { counted, SHARE_FACTS, type CountedPart, type Finding } from './counted.ts';
import { byAmount, foremost } from './deals.ts';

/** Of what leaves a stage either few or most are lost, so that the share varies less than a count would. */
const LEAST_UNEVENNESS = 0.3;
/** A stage is looked at where the team has left it often enough to know how many it loses there. */
const DEPARTURES_TO_KNOW_A_STAGE = 30;
/** Fewer deals of the rep's that left the stage are no usual to compare with. */
const DEPARTURES_TO_SPEAK_OF = 10;

/**
 * More of the rep's deals than usual are lost from one stage instead of going on from it, beside what
 * the team loses of as many deals that leave that stage. A rate of wins says that something is wrong; the
 * stage where it breaks says what to practise: qualifying, or showing the value. The stage that deals are won from is
 * left out, as a loss there is a win less: that is what the win rate is about.
 */
export const lossAtOneStage = counted(
  {
    kind: 'loss-at-one-stage',
    nature: 'issue',
    atStake: 'flow',
    changedByCoaching: 1,
    followsFrom: [],
    facts: [{ ...SHARE_FACTS, stage: 'text' }],
    dealFacts: { lostFrom: 'text', lostOn: 'date' },
  },
  {
    discount: 1.1,
    direction: 'more',
    leastUnevenness: LEAST_UNEVENNESS,
    needs: {
      events: DEPARTURES_TO_SPEAK_OF,
      weeks: WEEKS_A_QUARTER,
      of: 'deals-that-left-one-stage',
    },
    noun: 'deals-lost-from-one-stage',
    isSeenBetweenExports: true,
    shareName: (stage = '') => `share-lost-at:${stage}`,
    count(team) {
      const left = Map.groupBy(departures(team), ({ stage }) => stage);
      return team.stages
        .filter((stage) => stage !== decided(team).stage)
        .flatMap((stage) => lossesFrom(team, stage, left.get(stage) ?? []) ?? []);
    },
    describe: (finding) => {
      const { stage = '' } = finding;
      return { facts: { stage }, opportunities: largestLost(leftSince(finding)) };
    },
  },
);

/** Of the deals that left a stage, the lost ones, and how many of as many the team loses. */
function lossesFrom(
  team: TeamTimeline,
  stage: string,
  left: readonly Departure[],
): CountedPart | undefined {
  if (left.length < DEPARTURES_TO_KNOW_A_STAGE) return undefined;
  const rate = left.filter(({ isLost }) => isLost).length / left.length;
  const counts: Counts = emptyCounts(team.reps.length, team.weeks.count);
  const tries = emptyCounts(team.reps.length, team.weeks.count).observed;
  for (const { rep, week, isLost } of left) {
    if (rep === undefined) continue;
    if (isLost) add(counts.observed[rep], week, 1);
    add(counts.expected[rep], week, rate);
    add(tries[rep], week, 1);
  }
  for (const row of [...counts.observed, ...counts.expected, ...tries]) {
    rollForward(row, team.isCovered);
  }
  return { stage, counts, tries };
}

/** The rep's deals that left the stage since it began. */
function leftSince({ team, rep, stage, watch }: Finding): readonly Departure[] {
  return departures(team).filter(
    (left) => left.rep === rep && left.stage === stage && left.coveredWeek >= watch.since,
  );
}

function largestLost(left: readonly Departure[]) {
  return foremost(
    left.filter(({ isLost }) => isLost),
    byAmount,
    ({ stage, on }) => ({ lostFrom: stage, lostOn: dateOfDay(on) }),
  );
}
