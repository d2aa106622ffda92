import { add, emptyCounts, rollForward } from '../statistics/counts.ts';
import { addEvent, addTime, countsOf, groupRates, newTally } from '../statistics/group-rates.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import type { Push } from '../timeline/pushes.ts';
import { valueOn } from '../timeline/steps.ts';
import { repOn, stayOn, type Timeline } from '../timeline/timeline.ts';
import { DAYS_A_WEEK, weekOf, WEEKS_A_QUARTER } from '../team/weeks.ts';
import { opportunitiesStalled } from './opportunities-stalled.ts';
import { counted, COUNTED_FACTS, type CountedPart, type Finding } from './counted.ts';
import { foremost } from './deals.ts';

/** Days from a week's beginning to the close date; a date is pushed when it comes near. */
const NEARNESS_FROM = [-Infinity, 0, 7, 28, 91] as const;
/** As four deals open for a quarter. A usual of no push at all is a usual, too. */
const DEAL_WEEKS_NEEDED = 50;

/**
 * The rep's deals have their close dates moved out more often than usual, without moving on in the same
 * week. A date that moves with a new stage is a plan that got better; one that only moves is hope, and
 * the forecast pays for it. How near the dates are is taken into account: few are pushed early.
 */
export const closeDatesPushed = counted(
  {
    kind: 'close-dates-pushed',
    nature: 'issue',
    atStake: 'open-deals',
    changedByCoaching: 1,
    followsFrom: [opportunitiesStalled],
    facts: [COUNTED_FACTS],
    dealFacts: { times: 'number', days: 'number' },
  },
  {
    discount: 1.3,
    direction: 'more',
    needs: { events: DEAL_WEEKS_NEEDED, weeks: WEEKS_A_QUARTER, of: 'weeks-of-open-deals' },
    noun: 'pushes-without-progress',
    leastWeeks: 2,
    isSeenBetweenExports: true,
    count: (team) => [pushesByNearness(team)],
    describe: (finding) => ({ facts: {}, opportunities: mostPushed(finding) }),
  },
);

const NONE: ReadonlySet<number> = new Set();

/** Pushed deals by rep and week, and how many of as many deals with dates as near the team pushes. */
function pushesByNearness(team: TeamTimeline): CountedPart {
  const [reps, weeks] = [team.reps.length, team.weeks.count];
  const tally = newTally(reps, weeks, NEARNESS_FROM.length);
  const tries = emptyCounts(reps, weeks).observed;
  for (const timeline of team.timelines) {
    const pushes = pushesWithoutProgress(team, timeline);
    const pushedIn =
      pushes.length === 0 ? NONE : new Set(pushes.map(({ on }) => weekOf(on, team.weeks)));
    eachWeekWatched(team, timeline, (week, day) => {
      const closeDay = valueOn(timeline.closeDates, day);
      if (closeDay === undefined) return;
      const rep = repOn(timeline, day);
      const nearness = nearnessOf(closeDay - day);
      addTime(tally, rep, week, nearness, 1);
      if (pushedIn.has(week)) addEvent(tally, rep, week, nearness);
      if (rep !== undefined) add(tries[rep], week, 1);
    });
  }
  const counts = countsOf(tally, groupRates(tally));
  for (const row of [...counts.observed, ...counts.expected]) rollForward(row, team.isCovered);
  return { stage: undefined, counts, seen: pushesOfReps(team), tries };
}

/** All pushes, as whoever compares exports finds them: of one deal in one week it may be several. */
function pushesOfReps(team: TeamTimeline): CountedPart['counts']['observed'] {
  const { observed } = emptyCounts(team.reps.length, team.weeks.count);
  for (const timeline of team.timelines) {
    for (const { on } of pushesWithoutProgress(team, timeline)) {
      const rep = repOn(timeline, on);
      if (rep !== undefined) add(observed[rep], weekOf(on, team.weeks), 1);
    }
  }
  return observed;
}

function nearnessOf(days: number): number {
  let nearness = NEARNESS_FROM.length - 1;
  while ((NEARNESS_FROM[nearness] ?? -Infinity) > days) nearness -= 1;
  return nearness;
}

/** Visits the weeks, and their first days, on which the deal was open under the exports' eyes. */
function eachWeekWatched(
  { weeks }: TeamTimeline,
  { stays }: Timeline,
  visit: (week: number, day: number) => void,
): void {
  for (const stay of stays) {
    if (stay.stage === undefined) continue;
    const last = weekOf((stay.end?.on ?? weeks.lastDay + 1) - 1, weeks);
    let week = Math.max(0, Math.ceil((stay.watchedFrom - weeks.firstDay) / DAYS_A_WEEK));
    for (; week <= last; week += 1) visit(week, weeks.firstDay + week * DAYS_A_WEEK);
  }
}

/** The pushes in a week without a move to a later stage. */
function pushesWithoutProgress(team: TeamTimeline, { pushes }: Timeline): readonly Push[] {
  return pushes.filter(
    ({ move }) =>
      move === undefined || team.stages.indexOf(move.to) < team.stages.indexOf(move.from),
  );
}

/** The open deals pushed furthest since it began. */
function mostPushed({ team, rep, watch }: Finding) {
  const today = team.weeks.lastDay;
  const pushed = team.timelines.flatMap((timeline) => {
    if (stayOn(timeline, today) === undefined || repOn(timeline, today) !== rep) return [];
    const pushes = pushesWithoutProgress(team, timeline).filter(
      ({ on }) => weekOf(on, team.weeks) >= watch.since,
    );
    const days = pushes.reduce((total, push) => total + push.days, 0);
    return pushes.length === 0 ? [] : [{ timeline, times: pushes.length, days }];
  });
  return foremost(
    pushed,
    (a, b) => b.times - a.times || b.days - a.days,
    ({ times, days }) => ({ times, days }),
  );
}
