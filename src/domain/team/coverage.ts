import { dayNumber } from '../calendar.ts';
import { closings, winsByRep } from './closings.ts';
import { memoize } from '../memoize.ts';
import type { Quota } from '../pipeline/quota.ts';
import { everOwned } from './ever-owned.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { valueOn } from '../timeline/steps.ts';
import { repOn, stayOn, type Timeline } from '../timeline/timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_YEAR } from './weeks.ts';

/** How a rep's open deals stand against what is left of the quota, on one day. */
export interface Coverage {
  /** What is left of the quota after the deals won in its period; 0 where it is reached. */
  readonly left: number;
  /** The amount of the open deals that are to close within the period, overdue ones among them. */
  readonly open: number;
  /** Open deals over what is left. */
  readonly ratio: number;
  /** The ratio at which the team's own win rate would just do. */
  readonly needed: number;
}

/** What a team makes of its open deals. */
export interface Conversion {
  /** Won of closed in the last year. */
  readonly winRate: number;
  readonly closed: number;
  /** How old the won deals were, in days; only of those whose creation is known. */
  readonly wonAges: readonly number[];
  /** The mean amount of a closed deal, each counted by its amount: how large the lumps are that a sum is made of. */
  readonly lump: number;
}

export const conversion = memoize((team: TeamTimeline): Conversion => {
  const since = team.weeks.lastDay - WEEKS_A_YEAR * DAYS_A_WEEK;
  const closed = closings(team).filter(({ on, rep }) => rep !== undefined && on > since);
  const won = closed.filter(({ isWon }) => isWon);
  const amounts = closed.map(({ timeline }) => timeline.opportunity.amount ?? 0);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const squares = amounts.reduce((sum, amount) => sum + amount ** 2, 0);
  return {
    winRate: won.length / Math.max(1, closed.length),
    closed: closed.length,
    wonAges: won.flatMap(({ timeline: { createdOn }, on }) =>
      createdOn === undefined ? [] : [on - createdOn],
    ),
    lump: total === 0 ? 0 : squares / total,
  };
});

/**
 * Of what a team wins within so many days, the share that is open when they begin: a deal won after
 * `age` days, at any time of the span alike, was open then with the chance min(age, days) / days.
 */
export function openShare(conversion: Conversion, days: number): number {
  const known = openShares(conversion);
  const share = known.get(days) ?? openShareOf(conversion, days);
  known.set(days, share);
  return share;
}

/** By days: every rep of the team, in every week, asks for the same ones. */
const openShares = memoize((_conversion: Conversion) => new Map<number, number>());

function openShareOf({ wonAges }: Conversion, days: number): number {
  if (wonAges.length === 0) return 1;
  const shares = wonAges.map((age) => Math.min(age, days) / days);
  return shares.reduce((total, share) => total + share, 0) / shares.length;
}

/** The quota that counts on a day: of those whose period it lies in, the one with the shortest. */
export function quotaOn(team: TeamTimeline, rep: number, day: number): Quota | undefined {
  const own = quotasByRep(team)[rep] ?? [];
  return own.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)?.quota;
}

/** By rep: the quotas, those of the shortest periods first. */
const quotasByRep = memoize((team: TeamTimeline) =>
  team.reps.map(({ id }) =>
    team.team.quotas
      .filter((quota) => quota.personId === id && quota.amount > 0)
      .map((quota) => ({
        quota,
        firstDay: dayNumber(quota.startsOn),
        lastDay: dayNumber(quota.endsOn),
      }))
      .toSorted((a, b) => a.lastDay - a.firstDay - (b.lastDay - b.firstDay)),
  ),
);

/** A rep's coverage at the end of a day of the quota's period. */
export function coverageOn(team: TeamTimeline, rep: number, quota: Quota, day: number): Coverage {
  const [startsOn, endsOn] = [dayNumber(quota.startsOn), dayNumber(quota.endsOn)];
  let won = 0;
  for (const closing of winsByRep(team)[rep] ?? []) {
    if (closing.on < startsOn || closing.on > day) continue;
    won += closing.timeline.opportunity.amount ?? 0;
  }
  const left = Math.max(0, quota.amount - won);
  let open = 0;
  for (const { amount } of openDealsOn(team, rep, quota, day)) open += amount;
  const known = conversion(team);
  const needed = openShare(known, Math.max(1, endsOn - day)) / known.winRate;
  return { left, open, ratio: left === 0 ? Infinity : open / left, needed };
}

/** The rep's deals that were open on a day and are to close by the end of the quota's period. */
export function openDealsOn(
  team: TeamTimeline,
  rep: number,
  { endsOn }: Quota,
  day: number,
): readonly { readonly timeline: Timeline; readonly amount: number }[] {
  const last = dayNumber(endsOn);
  const open: { readonly timeline: Timeline; readonly amount: number }[] = [];
  for (const timeline of everOwned(team)[rep] ?? []) {
    if (stayOn(timeline, day) === undefined || repOn(timeline, day) !== rep) continue;
    const closeDay = valueOn(timeline.closeDates, day);
    if (closeDay === undefined || closeDay > last) continue;
    open.push({ timeline, amount: valueOn(timeline.amounts, day) ?? 0 });
  }
  return open;
}
