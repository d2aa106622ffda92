import { memoize } from '../memoize.ts';
import { add, at, columnSums } from '../statistics/counts.ts';
import { varianceInCommon } from '../statistics/season.ts';
import { median, pooledSpread, type Residual } from '../statistics/spread.ts';
import { repOn, type Timeline } from '../timeline/timeline.ts';
import { closings } from './closings.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { weekOf } from './weeks.ts';

/** One deal's figure, on a logarithm: its first amount, or what was left of that when it was won. */
export interface Sized {
  readonly timeline: Timeline;
  readonly rep: number;
  readonly on: number;
  readonly week: number;
  readonly log: number;
}

/** A team's figures of one sort, and what is usual of them. */
export interface Sizes {
  readonly deals: readonly Sized[];
  /** By rep and week: the logarithms less the team's usual and the season that the colleagues show. */
  readonly values: readonly (readonly (readonly number[])[])[];
  /** The standard deviation around a rep's own usual, uneven weeks included. */
  readonly spread: number;
  /** How alike the reps' usuals are: as many deals of a rep's own weigh as much as the team's usual. */
  readonly likeness: number;
}

/** Weeks over which the colleagues' deals make a season. */
const SEASON_WEEKS = 8;
const LIKENESS_LIMITS = [0.5, 10] as const;

/** The first amounts of the deals that a team began. */
export const firstAmounts = memoize((team: TeamTimeline): Sizes =>
  sizesOf(
    team,
    team.timelines.flatMap((timeline) => {
      const first = firstAmountOf(timeline);
      if (first === undefined || timeline.createdOn === undefined) return [];
      const on = Math.max(first.on, timeline.createdOn);
      return sized(team, timeline, repOn(timeline, timeline.createdOn), on, first.amount);
    }),
  ),
);

/** What was left of the first amounts of the won deals that an export had shown while they were open. */
export const amountsKept = memoize((team: TeamTimeline): Sizes =>
  sizesOf(
    team,
    closings(team).flatMap(({ timeline, rep, on, isWon }) => {
      const first = firstAmountOf(timeline)?.amount;
      // An export shows the amount of a close up to a week after the day of the close.
      const last = timeline.amounts.at(-1)?.value;
      const wasSeenOpen = timeline.stays.some(({ stage }) => stage !== undefined);
      if (!isWon || !wasSeenOpen || first === undefined || last === undefined || last <= 0)
        return [];
      return sized(team, timeline, rep, on, last / first);
    }),
  ),
);

/** The first amount that was more than nothing, and the day from which it stood. */
function firstAmountOf({
  amounts,
}: Timeline): { readonly on: number; readonly amount: number } | undefined {
  for (const { since, value } of amounts) {
    if (value !== undefined && value > 0) return { on: since, amount: value };
  }
  return undefined;
}

function sized(
  team: TeamTimeline,
  timeline: Timeline,
  rep: number | undefined,
  on: number,
  size: number,
): readonly Sized[] {
  const week = weekOf(on, team.weeks);
  if (rep === undefined || week < 0 || week >= team.weeks.count) return [];
  return [{ timeline, rep, on, week, log: Math.log(size) }];
}

function sizesOf(team: TeamTimeline, deals: readonly Sized[]): Sizes {
  // In one order whatever the deals' order, or the sums would differ in their last digits.
  const logsOf = team.reps.map((): number[] => []);
  for (const { rep, log } of deals) logsOf[rep]?.push(log);
  const usual = median(deals.map(({ log }) => log)) ?? 0;
  const own = logsOf.map((logs) => median(logs) ?? usual);
  const residuals = deals.map(({ rep, week, log }) => ({
    rep,
    week,
    residual: log - (own[rep] ?? usual),
  }));
  const spread = pooledSpread(residuals);
  const season = seasonOf(team, residuals, spread);
  const values = team.reps.map(() => Array.from({ length: team.weeks.count }, (): number[] => []));
  for (const { rep, week, log } of deals) {
    values[rep]?.[week]?.push(log - usual - season(rep, week));
  }
  return { deals, values, spread, likeness: likenessOf(logsOf, own, spread) };
}

/**
 * How far the colleagues' deals of the last weeks were from their usual, drawn towards it by empirical Bayes: as far as
 * different reps had it in common, as each one's own chance cancels out there. Of a team whose deals have no season the
 * colleagues tell nothing, and their chance is not taken for one.
 */
function seasonOf(
  { reps, weeks }: TeamTimeline,
  deals: readonly Residual[],
  spread: number,
): (rep: number, week: number) => number {
  const sums = reps.map(() => new Float64Array(weeks.count));
  const counts = reps.map(() => new Float64Array(weeks.count));
  for (const { rep, week, residual } of deals) {
    for (let later = week; later < week + SEASON_WEEKS; later += 1) {
      add(sums[rep], later, residual);
      add(counts[rep], later, 1);
    }
  }
  const [allSums, allCounts] = [columnSums(sums), columnSums(counts)];
  const squares = (rows: readonly Float64Array[]) =>
    columnSums(rows.map((row) => row.map((value) => value ** 2)));
  const common = varianceInCommon(
    { sums: allSums, squares: squares(sums) },
    { sums: allCounts, squares: squares(counts) },
  );
  if (common <= 0) return () => 0;
  const dealsToBelieve = spread ** 2 / common;
  return (rep, week) =>
    (at(allSums, week) - at(sums[rep], week)) /
    (at(allCounts, week) - at(counts[rep], week) + dealsToBelieve);
}

function likenessOf(
  logsOf: readonly (readonly number[])[],
  own: readonly number[],
  spread: number,
): number {
  const known = own.filter((_, rep) => (logsOf[rep] ?? []).length > 1);
  const middle = median(known) ?? 0;
  const between =
    known.reduce((total, value) => total + (value - middle) ** 2, 0) / Math.max(1, known.length);
  const likeness = between === 0 ? LIKENESS_LIMITS[1] : spread ** 2 / between;
  return Math.min(Math.max(likeness, LIKENESS_LIMITS[0]), LIKENESS_LIMITS[1]);
}
