/** A figure between two others, so that in 95 of 100 such cases the true one lies between them. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal distribution's 97.5th percentile. */
const Z = 1.96;
const OUTSIDE_ON_A_SIDE = 0.025;

/**
 * Wilson's 95 % interval for a share, which stays within 0 and 1 and holds for few cases, too (E. B. Wilson, Probable
 * inference, the law of succession, and statistical inference, JASA 22, 1927). Undefined of none.
 */
export function shareInterval(successes: number, of: number): Interval | undefined {
  if (of === 0) return undefined;
  const share = successes / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half =
    (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / (1 + Z ** 2 / of);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The middle one of the values; of two, the mean. NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? NaN : (low + high) / 2;
}

/**
 * A 95 % interval for the median from the values' order alone, whatever their distribution: the two values of which
 * each has a chance of at most 2.5 % to lie on the wrong side. Undefined of fewer than six, which can't give one.
 */
export function medianInterval(values: readonly number[]): Interval | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  let chance = 0.5 ** sorted.length;
  let below = chance;
  let rank = -1;
  for (let k = 0; below <= OUTSIDE_ON_A_SIDE && k < sorted.length; k += 1) {
    rank = k;
    chance *= (sorted.length - k) / (k + 1);
    below += chance;
  }
  const [low, high] = [sorted[rank], sorted[sorted.length - 1 - rank]];
  return low === undefined || high === undefined ? undefined : { low, high };
}
