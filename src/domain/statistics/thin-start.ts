import { at, columnSums, sum, type Counts } from './counts.ts';

/** A month, so that one quiet week doesn't decide. */
const SPAN_WEEKS = 4;
const FULL_SHARE = 0.5;

/**
 * The counts without the weeks that the exports only half reach back to. A first export often holds just
 * the deals still open or lately closed, so that the past looks emptier the further back it lies: weeks
 * count from where the team, over four weeks, has half of its average.
 */
export function withoutThinStart({ observed, expected }: Counts): Counts {
  const [seen, due] = [columnSums(observed), columnSums(expected)];
  const start = firstFullWeek(seen, due, (FULL_SHARE * sum(seen)) / sum(due));
  const cut = (row: Float64Array) => Float64Array.from(row).fill(0, 0, start);
  return { observed: observed.map(cut), expected: expected.map(cut) };
}

function firstFullWeek(seen: Float64Array, due: Float64Array, fullRate: number): number {
  for (let week = 0; week < seen.length; week += 1) {
    let [seenInSpan, dueInSpan] = [0, 0];
    for (let ahead = week; ahead < Math.min(week + SPAN_WEEKS, seen.length); ahead += 1) {
      seenInSpan += at(seen, ahead);
      dueInSpan += at(due, ahead);
    }
    if (seenInSpan > 0 && seenInSpan >= fullRate * dueInSpan) return week;
  }
  return 0;
}
