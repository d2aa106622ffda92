/** How far a value lies from its rep's usual. */
export interface Residual {
  readonly rep: number;
  readonly week: number;
  readonly residual: number;
}

/** Makes a median of absolute deviations the standard deviation of a normal distribution. */
const MAD_TO_DEVIATION = 1.4826;
/** Beyond so many deviations a value is an outlier, and counts as if it were there. */
const OUTLIER_DEVIATIONS = 3;
/** Values that hardly differ (as amounts that nobody touches) would make a trifle look like news. */
const LEAST_SPREAD = 0.08;
/** Values in the same month may lean the same way; how much is learnt from blocks of so many weeks. */
const BLOCK_WEEKS = 4;
/** Few blocks tell little: as many count as if their values had nothing in common. */
const PRIOR_BLOCKS = 30;

/** The middle value, of an even number the upper of the two; undefined where there is none. */
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
  const most = OUTLIER_DEVIATIONS * deviation;
  const clipped = residuals.map(({ rep, week, residual }) => ({
    block: `${rep} ${Math.floor(week / BLOCK_WEEKS)}`,
    value: Math.min(most, Math.max(-most, residual)),
  }));
  const squares = clipped.reduce((total, { value }) => total + value ** 2, 0);
  const variance = Math.max(squares / Math.max(1, clipped.length), LEAST_SPREAD ** 2);
  const blocks = new Map<string, { sum: number; count: number }>();
  for (const { block, value } of clipped) {
    const { sum, count } = blocks.get(block) ?? { sum: 0, count: 0 };
    blocks.set(block, { sum: sum + value, count: count + 1 });
  }
  let leaning = PRIOR_BLOCKS;
  for (const { sum, count } of blocks.values()) leaning += sum ** 2 / (count * variance);
  return Math.sqrt(variance * Math.max(1, leaning / (PRIOR_BLOCKS + blocks.size)));
}
