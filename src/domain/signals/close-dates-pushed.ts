import { add, at, emptyCounts, rollForward, sum } from '../statistics/counts.ts';
import { repOn, type TeamTimeline } from '../team/team-timeline.ts';
import type { Push } from '../timeline/pushes.ts';
import { valueOn } from '../timeline/steps.ts';
import { stayOn, type Timeline } from '../timeline/timeline.ts';
import { DAYS_A_WEEK, weekOf, WEEKS_A_QUARTER } from '../team/weeks.ts';
import { counted, usualBeside, type CountedPart, type Finding } from './counted.ts';
import { foremost } from './deals.ts';
import type { EvidenceOpportunity } from './evidence.ts';

/** Twice the usual: dates that move now and then are part of selling. */
const RATIO = 2;
/** Days from a week's beginning to the close date; a date is pushed when it comes near. */
const NEARNESS_FROM = [-Infinity, 0, 7, 28, 91] as const;
/** As four deals open for a quarter. A usual of no push at all is a usual, too. */
const DEAL_WEEKS_NEEDED = 50;
/** A group's rate is drawn towards the average by as much as this many pushes tell. */
const PRIOR_PUSHES = 2;

/**
 * The rep's deals have their close dates moved out more often than usual, without moving on in the same
 * week. A date that moves with a new stage is a plan that got better; one that only moves is hope, and
 * the forecast pays for it. How near the dates are is taken into account: few are pushed early.
 */
export const closeDatesPushed = counted({
  kind: 'close-dates-pushed',
  nature: 'issue',
  questions: [
    'What has to happen on the customer’s side before they can sign, and who told you?',
    'Where did these close dates come from, the customer’s calendar or ours?',
    'Which of these would you still put your name to for this quarter?',
    'What did you learn when the last date moved?',
  ],
  ratio: RATIO,
  needs: { events: DEAL_WEEKS_NEEDED, weeks: WEEKS_A_QUARTER, of: 'weeks of open deals' },
  noun: 'pushes without progress',
  isSeenBetweenExports: true,
  count: (team) => [pushesByNearness(team)],
  describe: (finding) => ({
    headline: 'close dates keep moving out',
    comparison: `Pushes without progress: ${usualBeside(finding)}`,
    opportunities: mostPushed(finding),
  }),
});

/** A week of an open deal whose close date is known. */
interface DealWeek {
  readonly rep: number | undefined;
  readonly week: number;
  readonly nearness: number;
  readonly isPushed: boolean;
}

/** Pushed deals by rep and week, and how many of as many deals with dates as near the team pushes. */
function pushesByNearness(team: TeamTimeline): CountedPart {
  const dealWeeks = team.timelines.flatMap((timeline) => dealWeeksOf(team, timeline));
  const rates = ratesOf(dealWeeks);
  const counts = emptyCounts(team.reps.length, team.weeks.count);
  const tries = emptyCounts(team.reps.length, team.weeks.count).observed;
  for (const { rep, week, nearness, isPushed } of dealWeeks) {
    if (rep === undefined) continue;
    if (isPushed) add(counts.observed[rep], week, 1);
    add(counts.expected[rep], week, rates[nearness] ?? 0);
    add(tries[rep], week, 1);
  }
  for (const row of [...counts.observed, ...counts.expected]) rollForward(row, team.isCovered);
  return { stage: undefined, counts, tries };
}

function ratesOf(dealWeeks: readonly DealWeek[]): readonly number[] {
  const all = new Float64Array(NEARNESS_FROM.length);
  const pushed = new Float64Array(NEARNESS_FROM.length);
  for (const { nearness, isPushed } of dealWeeks) {
    add(all, nearness, 1);
    if (isPushed) add(pushed, nearness, 1);
  }
  const average = sum(pushed) / Math.max(1, sum(all));
  const prior = average > 0 ? PRIOR_PUSHES / average : 1;
  return Array.from(pushed, (count, group) => (count + prior * average) / (at(all, group) + prior));
}

/** Every week at whose beginning the deal was open under the exports' eyes. */
function dealWeeksOf(team: TeamTimeline, timeline: Timeline): readonly DealWeek[] {
  const pushedIn = new Set(
    pushesWithoutProgress(team, timeline).map(({ on }) => weekOf(on, team.weeks)),
  );
  return timeline.stays.flatMap((stay) => {
    if (stay.stage === undefined) return [];
    const first = Math.max(0, Math.ceil((stay.watchedFrom - team.weeks.firstDay) / DAYS_A_WEEK));
    const last = weekOf((stay.end?.on ?? team.weeks.lastDay + 1) - 1, team.weeks);
    const dealWeeks: DealWeek[] = [];
    for (let week = first; week <= last; week += 1) {
      const day = team.weeks.firstDay + week * DAYS_A_WEEK;
      const closeDay = valueOn(timeline.closeDates, day);
      if (closeDay === undefined) continue;
      const nearness = NEARNESS_FROM.findLastIndex((from) => from <= closeDay - day);
      dealWeeks.push({
        rep: repOn(team, timeline, day),
        week,
        nearness,
        isPushed: pushedIn.has(week),
      });
    }
    return dealWeeks;
  });
}

/** The pushes in a week without a move to a later stage. */
function pushesWithoutProgress(team: TeamTimeline, { pushes }: Timeline): readonly Push[] {
  return pushes.filter(
    ({ move }) =>
      move === undefined || team.stages.indexOf(move.to) < team.stages.indexOf(move.from),
  );
}

/** The open deals pushed furthest since it began. */
function mostPushed({ team, rep, watch }: Finding): readonly EvidenceOpportunity[] {
  const today = team.weeks.lastDay;
  const pushed = team.timelines.flatMap((timeline) => {
    if (stayOn(timeline, today) === undefined || repOn(team, timeline, today) !== rep) return [];
    const pushes = pushesWithoutProgress(team, timeline).filter(
      ({ on }) => weekOf(on, team.weeks) >= watch.since,
    );
    const days = pushes.reduce((total, push) => total + push.days, 0);
    return pushes.length === 0 ? [] : [{ timeline, times: pushes.length, days }];
  });
  return foremost(
    pushed,
    (a, b) => b.times - a.times || b.days - a.days,
    ({ times, days }) =>
      times === 1 ? `pushed by ${days} days` : `pushed ${times} times, ${days} days in all`,
  );
}
