import { memoize } from '../memoize.ts';
import type { Stay } from '../timeline/stays.ts';
import { valueOn } from '../timeline/steps.ts';
import { repOn, stayOn, type Timeline } from '../timeline/timeline.ts';
import { everOwned } from './ever-owned.ts';
import { periodOn, type Period } from './period.ts';
import { stageOdds, type StageOdds } from './stage-odds.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_YEAR } from './weeks.ts';

/** What a rep can still make of the open deals in the period that a day lies in. */
export interface Outlook {
  /** The deals that are to close within the period, overdue ones among them. */
  readonly deals: number;
  /** Their amounts, each weighed by the team's odds from its stage. */
  readonly expected: number;
  readonly largest: OutlookDeal | undefined;
}

/** A deal, and what may be expected of it. */
export interface OutlookDeal {
  readonly timeline: Timeline;
  readonly expected: number;
}

/** The outlook of each rep at the end of each week of the last year; undefined for weeks before. */
export const outlooks = memoize(
  (team: TeamTimeline): readonly (readonly (Outlook | undefined)[])[] => {
    const { weeks } = team;
    const from = weeks.count - WEEKS_A_YEAR;
    const periods = team.reps.map((_, rep) =>
      Array.from({ length: weeks.count }, (__, week) =>
        week < from ? undefined : periodOn(team, rep, lastDayOf(team, week)),
      ),
    );
    const all = periods.map((own) => own.map((period) => (period ? newOutlook() : undefined)));
    for (const timeline of team.timelines) {
      addOpenWeeks(team, timeline, Math.max(0, from), periods, all);
    }
    return all;
  },
);

/** The rep's deals that are open on the last day and to close within the period. */
export function outlookDeals(team: TeamTimeline, rep: number): readonly OutlookDeal[] {
  const day = team.weeks.lastDay;
  const period = periodOn(team, rep, day);
  const odds = stageOdds(team);
  return (everOwned(team)[rep] ?? []).flatMap((timeline) => {
    const stay = stayOn(timeline, day);
    const isCounted = repOn(timeline, day) === rep && isWithin(timeline, day, period);
    if (stay === undefined || !isCounted) return [];
    return [{ timeline, expected: expectedOf(timeline, day, stay, odds) }];
  });
}

/** Adds a deal, for each week from `first` on at whose end it was open, to the outlook of whose it was then. */
function addOpenWeeks(
  team: TeamTimeline,
  timeline: Timeline,
  first: number,
  periods: readonly (readonly (Period | undefined)[])[],
  all: readonly (readonly (GrowingOutlook | undefined)[])[],
): void {
  const { firstDay, count } = team.weeks;
  const odds = stageOdds(team);
  for (const stay of timeline.stays) {
    const { from, end } = stay;
    const open = Math.floor((from - firstDay) / DAYS_A_WEEK);
    const last = end === undefined ? count - 1 : Math.floor((end.on - 1 - firstDay) / DAYS_A_WEEK);
    for (let week = Math.max(first, open); week <= Math.min(last, count - 1); week += 1) {
      const day = lastDayOf(team, week);
      const rep = end === undefined || day < end.on ? repOn(timeline, day) : undefined;
      const outlook = rep === undefined ? undefined : all[rep]?.[week];
      const period = rep === undefined ? undefined : periods[rep]?.[week];
      if (outlook === undefined || !isWithin(timeline, day, period)) continue;
      addDeal(outlook, timeline, expectedOf(timeline, day, stay, odds));
    }
  }
}

function expectedOf(timeline: Timeline, day: number, { stage }: Stay, odds: StageOdds): number {
  return (valueOn(timeline.amounts, day) ?? 0) * odds.of(stage);
}

function isWithin(timeline: Timeline, day: number, period: Period | undefined): boolean {
  const closeDay = valueOn(timeline.closeDates, day);
  return closeDay !== undefined && period !== undefined && closeDay <= period.lastDay;
}

function lastDayOf({ weeks }: TeamTimeline, week: number): number {
  return weeks.firstDay + (week + 1) * DAYS_A_WEEK - 1;
}

interface GrowingOutlook {
  deals: number;
  expected: number;
  largest: OutlookDeal | undefined;
}

function newOutlook(): GrowingOutlook {
  return { deals: 0, expected: 0, largest: undefined };
}

function addDeal(outlook: GrowingOutlook, timeline: Timeline, expected: number): void {
  outlook.deals += 1;
  outlook.expected += expected;
  if (expected > (outlook.largest?.expected ?? 0)) outlook.largest = { timeline, expected };
}
