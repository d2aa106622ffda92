import { memoize } from '../memoize.ts';
import { winsByRep, type Closing } from './closings.ts';
import type { Period } from './period.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_YEAR } from './weeks.ts';

/** What a rep has won of a quota by a day, and what would be usual. */
export interface QuotaPace {
  readonly won: number;
  /** By this day, as the team's periods run and as the rep usually sells, but never more than the quota asks. */
  readonly due: number;
  /** As many wins of the usual size as that is. */
  readonly winsDue: number;
  readonly winsWon: number;
}

/** What is known of a rep before a period. */
export interface Record {
  /** The won deals of the earlier periods, up to a year back. */
  readonly wins: number;
  /** Won in an average period. */
  readonly aPeriod: number;
  /** The sum of squares over the sum: what one win of the usual size is, large ones weighing more. */
  readonly aWin: number;
  /** How many periods that are. */
  readonly periods: number;
}

/** Weight of an even spread over the period, in wins. */
const EVEN_WINS = 10;
/** Who won something within the first quarter of a period sold in all of it. */
const MAX_MISSED = 0.25;
/** Weight, in wins, with which a rep's usual share of the quota is drawn towards the whole quota. */
const PRIOR_WINS = 4;

/** The rep's record in periods as long as this one, before it; undefined where there was none. */
export function recordBefore(team: TeamTimeline, rep: number, period: Period): Record | undefined {
  const own = (winsOf(team)[rep] ?? []).filter(({ on }) => on < period.firstDay);
  const first = own[0]?.on;
  if (first === undefined) return undefined;
  const length = lengthOf(period);
  const year = Math.max(1, Math.round((WEEKS_A_YEAR * DAYS_A_WEEK) / length));
  const known = Math.min(year, Math.floor((period.firstDay - first) / length + MAX_MISSED));
  if (known < 1) return undefined;
  const recent = own.filter(({ on }) => on >= period.firstDay - known * length);
  const amounts = recent.map(amountOf);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return undefined;
  const squares = amounts.reduce((sum, amount) => sum + amount ** 2, 0);
  return { wins: recent.length, aPeriod: total / known, aWin: squares / total, periods: known };
}

/** How a rep stands on a day of a period with a quota, given the record before it. */
export function paceOn(
  team: TeamTimeline,
  rep: number,
  quota: number,
  period: Period,
  { wins, aPeriod, aWin }: Record,
  day: number,
): QuotaPace {
  const own = winsOf(team)[rep] ?? [];
  const won = own
    .filter(({ on }) => on >= period.firstDay && on <= day)
    .reduce((sum, closing) => sum + amountOf(closing), 0);
  const usualShare = (wins * (aPeriod / quota) + PRIOR_WINS) / (wins + PRIOR_WINS);
  const due = quota * Math.min(1, usualShare) * shareOfPeriod(team, period, day);
  return { won, due, winsDue: due / aWin, winsWon: won / aWin };
}

/** What the rep had won by the same day of the earlier periods that the record is of, on average. */
export function wonByThen(
  team: TeamTimeline,
  rep: number,
  period: Period,
  { periods }: Record,
  day: number,
): { readonly average: number; readonly periods: number } {
  const length = lengthOf(period);
  let total = 0;
  for (const closing of winsOf(team)[rep] ?? []) {
    const back = Math.ceil((period.firstDay - closing.on) / length);
    if (back < 1 || back > periods) continue;
    if (closing.on + back * length <= day) total += amountOf(closing);
  }
  return { average: total / periods, periods };
}

/** The share of a period's wins that the team has by that day of it, as earlier periods ran. */
function shareOfPeriod(team: TeamTimeline, period: Period, day: number): number {
  const known = sharesOfPeriods(team);
  const key = `${period.firstDay} ${period.lastDay} ${day}`;
  const share = known.get(key) ?? countShareOfPeriod(team, period, day);
  known.set(key, share);
  return share;
}

/** Reps whose quotas are of the same period ask for the same ones. */
const sharesOfPeriods = memoize((_team: TeamTimeline) => new Map<string, number>());

function countShareOfPeriod(team: TeamTimeline, period: Period, day: number): number {
  const length = lengthOf(period);
  const progress = Math.min(1, (day - period.firstDay + 1) / length);
  // A part of a period would count its end as more than it is.
  const known = period.firstDay - team.weeks.firstDay;
  const whole = known - (known % length);
  let [before, all] = [0, 0];
  for (const on of winDays(team)) {
    const back = period.firstDay - on;
    if (back <= 0 || back > whole) continue;
    // Days into its own period, counted back by whole periods.
    const into = (length - (((back - 1) % length) + 1) + 1) / length;
    all += 1;
    if (into <= progress) before += 1;
  }
  return (before + EVEN_WINS * progress) / (all + EVEN_WINS);
}

/** The days on which anybody of the team won a deal. */
const winDays = memoize((team: TeamTimeline): readonly number[] =>
  winsOf(team).flatMap((own) => own.map(({ on }) => on)),
);

/** The deals that each rep won, oldest first. */
const winsOf = memoize((team: TeamTimeline): readonly (readonly Closing[])[] =>
  winsByRep(team).map((own) => own.toSorted((a, b) => a.on - b.on)),
);

function amountOf({ timeline }: Closing): number {
  return timeline.opportunity.amount ?? 0;
}

function lengthOf({ firstDay, lastDay }: Period): number {
  return lastDay - firstDay + 1;
}
