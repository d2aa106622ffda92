import { sum } from '../statistics/counts.ts';
import type { Direction } from '../statistics/shared-change.ts';
import { WEEKS_A_YEAR } from '../team/weeks.ts';
import type { FactShape, FactsOf } from './facts.ts';

/** The rep's own figures, counted in whole weeks up to the newest export; what was kept before they were has no `before`. */
export const BEFORE_AND_NOW = {
  /** Counted since it began, in so many weeks, of which the rep was away in some. */
  observed: 'number',
  weeks: 'number',
  'away?': 'number',
  /** Counted in so many weeks before that, at most half a year. */
  'before?': 'number',
  'weeksBefore?': 'number',
} as const satisfies FactShape;

/** {@link BEFORE_AND_NOW}, and of a share of how many. */
export type BeforeAndNow = FactsOf<readonly [typeof BEFORE_AND_NOW]> & {
  readonly of?: number;
  readonly beforeOf?: number;
};

/** One rep's weeks, as a person counts them. */
export interface CountedRows {
  readonly observed: Float64Array;
  /** Of how many, where it is a share. */
  readonly of: Float64Array | undefined;
  /** The first week of which anything is known; -1 where nothing is. */
  readonly firstKnown: number;
  readonly away: readonly boolean[];
}

const WEEKS_TO_COMPARE = WEEKS_A_YEAR / 2;
/** Smaller differences nobody would call a change. */
const SHOWN = { fewer: 0.85, more: 1.2 } as const;

/** What is counted from a week on, and in the known weeks of the half year before it. */
export function beforeAndNow(
  { observed, of, firstKnown, away }: CountedRows,
  since: number,
): BeforeAndNow {
  const from = Math.max(firstKnown === -1 ? since : firstKnown, since - WEEKS_TO_COMPARE);
  const weeksAway = away.slice(since).filter(Boolean).length;
  return {
    observed: sum(observed, since),
    weeks: observed.length - since,
    ...(weeksAway > 0 && { away: weeksAway }),
    ...(of !== undefined && { of: sum(of, since) }),
    ...(from < since && {
      before: sum(observed, from, since),
      weeksBefore: since - from,
      ...(of !== undefined && { beforeOf: sum(of, from, since) }),
    }),
  };
}

/** How many a week it was before, or nothing where that isn't known, or is a share of something. */
export function beforeAWeek({ before, weeksBefore, of }: BeforeAndNow): number | undefined {
  if (before === undefined || weeksBefore === undefined || of !== undefined) return undefined;
  return before / weeksBefore;
}

/** Whether whoever reads the whole counts sees the change in them, of a share in its odds. */
export function isShownBy(figures: BeforeAndNow, direction: Direction): boolean {
  const { observed, weeks, of, before, weeksBefore, beforeOf } = figures;
  if (before === undefined || weeksBefore === undefined || beforeOf === 0) return false;
  const [now, then] =
    of === undefined || beforeOf === undefined
      ? [observed / weeks, before / weeksBefore]
      : [odds(observed, of), odds(before, beforeOf)];
  switch (direction) {
    case 'fewer':
      return now <= then * SHOWN.fewer;
    case 'more':
      return now > 0 && now >= then * SHOWN.more;
  }
}

/** What is always so has no odds: as if it were so in nineteen of twenty. */
const MAX_SHARE = 0.95;

function odds(so: number, of: number): number {
  const share = Math.min(MAX_SHARE, so / Math.max(1, of));
  return share / (1 - share);
}
