import { at, sum } from './counts.ts';
import type { WatchedWeeks } from './week-grid.ts';

/** So many weeks as even as chance makes them are taken for granted: a few odd weeks say little. */
const PRIOR_WEEKS = 8;
/** Chance alone makes weeks look lumpy by as much. */
const BY_CHANCE = 1.25;
/** Nearer to nothing or all, a share's chance variance would make any week odd. */
const LEAST_SHARE = 0.02;
/** Weeks of which next to nothing is expected say nothing of how even they are. */
const LEAST_DUE = 0.05;

/**
 * How lumpy one rep's weeks are: their variance over what chance makes of it, 1 for pure chance. Who tidies up once a month
 * has weeks of nothing and weeks of everything. Learnt from how much weeks differ from the ones before (as von Neumann 1941),
 * so that a change to stay is no lumpiness, and drawn towards 1.
 */
export function lumpinessOf(weeks: WatchedWeeks): number {
  const factor = (sum(weeks.observed) + 1) / (sum(weeks.expected) + 1);
  let [squares, count] = [PRIOR_WEEKS, PRIOR_WEEKS];
  let before: number | undefined;
  for (let week = 0; week < weeks.observed.length; week += 1) {
    const odd = oddness(weeks, week, factor);
    if (odd === undefined) continue;
    if (before !== undefined) {
      squares += (odd - before) ** 2 / 2;
      count += 1;
    }
    before = odd;
  }
  return Math.max(1, squares / count / BY_CHANCE);
}

/** By how many of chance's standard deviations a week differs from what is usual; undefined where nothing could be counted. */
function oddness(
  { observed, expected, tries }: WatchedWeeks,
  week: number,
  factor: number,
): number | undefined {
  const due = at(expected, week) * factor;
  if (due < LEAST_DUE) return undefined;
  if (tries === undefined) return (at(observed, week) - due) / Math.sqrt(due);
  const of = at(tries, week);
  if (of <= 0) return undefined;
  const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, due / of));
  return (at(observed, week) - of * share) / Math.sqrt(of * share * (1 - share));
}
