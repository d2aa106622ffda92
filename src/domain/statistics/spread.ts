/** How far a value lies from its rep's usual. */
export interface Residual {
  readonly rep: number;
  readonly week: number;
  readonly residual: number;
}

/** What the values of one rep in some weeks in a row add up to. */
interface Block {
  readonly sum: number;
  readonly count: number;
}

/** Makes a median of absolute deviations the standard deviation of a normal distribution. */
const MAD_TO_DEVIATION = 1.4826;
/** Beyond so many deviations a value is an outlier, and counts as if it were there. */
const OUTLIER_DEVIATIONS = 3;
/** Values that hardly differ (as amounts that nobody touches) would make a trifle look like news. */
const LEAST_SPREAD = 0.08;
/** Values in the same month may lean the same way; how much is learnt from blocks of so many weeks. */
const BLOCK_WEEKS = 4;
/** Few blocks say little: so many count as if their values had nothing in common. */
const PRIOR_BLOCKS = 30;

/** The median, for an even number the upper of the two; undefined where there is none. */
export function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/**
 * The standard deviation of a value around its rep's usual, outliers clipped, and larger where the values
 * of one rep's month lean the same way: then many together say less than as many apart.
 */
export function pooledSpread(residuals: readonly Residual[]): number {
  const middle = median(residuals.map(({ residual }) => Math.abs(residual))) ?? 0;
  const deviation = Math.max(MAD_TO_DEVIATION * middle, LEAST_SPREAD);
  const max = OUTLIER_DEVIATIONS * deviation;
  const clipped = residuals.map((one) => ({
    ...one,
    residual: Math.min(max, Math.max(-max, one.residual)),
  }));
  const squares = clipped.reduce((total, { residual }) => total + residual ** 2, 0);
  const variance = Math.max(squares / Math.max(1, clipped.length), LEAST_SPREAD ** 2);
  return Math.sqrt(variance * Math.max(1, leaningOf(clipped, variance)));
}

/**
 * How much further apart than chance the averages of one rep's months are: a variance over what chance makes of it. Of
 * months that follow each other, as what came to stay is the change that is looked for, and no unevenness.
 */
function leaningOf(residuals: readonly Residual[], variance: number): number {
  const byRep = new Map<number, Map<number, Block>>();
  for (const { rep, week, residual } of residuals) {
    const blocks = byRep.get(rep) ?? new Map<number, Block>();
    byRep.set(rep, blocks);
    const block = Math.floor(week / BLOCK_WEEKS);
    const { sum, count } = blocks.get(block) ?? { sum: 0, count: 0 };
    blocks.set(block, { sum: sum + residual, count: count + 1 });
  }
  let [squares, pairs] = [PRIOR_BLOCKS, PRIOR_BLOCKS];
  for (const blocks of byRep.values()) {
    for (const [block, one] of blocks) {
      const next = blocks.get(block + 1);
      if (next === undefined) continue;
      const difference = one.sum / one.count - next.sum / next.count;
      squares += difference ** 2 / (variance * (1 / one.count + 1 / next.count));
      pairs += 1;
    }
  }
  return squares / pairs;
}
