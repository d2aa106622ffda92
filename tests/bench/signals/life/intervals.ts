/** The lowest and the highest value that go with what was counted, at 95 %. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

const Z = 1.959964;

/** Of a share (Wilson 1927); everything where nothing was counted. */
export function wilson(hits: number, of: number): Interval {
  if (of === 0) return { from: 0, to: 1 };
  const share = hits / of;
  const weight = Z ** 2 / of;
  const middle = share + weight / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / of + weight / (4 * of));
  return {
    from: Math.max(0, (middle - half) / (1 + weight)),
    to: Math.min(1, (middle + half) / (1 + weight)),
  };
}

const TAIL = 0.025;

/** Of the mean of a Poisson count: exact (Garwood 1936), found by halving. */
export function poissonMean(count: number): Interval {
  const highest = count + 10 * Math.sqrt(count + 1) + 10;
  const lower = halve(highest, (mean) => 1 - atMost(count - 1, mean) < TAIL);
  return {
    from: count === 0 ? 0 : lower,
    to: halve(highest, (mean) => atMost(count, mean) > TAIL),
  };
}

/** The largest mean up to which `isBelow` holds. */
function halve(highest: number, isBelow: (mean: number) => boolean): number {
  let [from, to] = [0, highest];
  for (let step = 0; step < 60; step += 1) {
    const middle = (from + to) / 2;
    if (isBelow(middle)) from = middle;
    else to = middle;
  }
  return from;
}

/** The chance of a count up to this one, in logarithms, as exp(−mean) alone may be 0. */
function atMost(count: number, mean: number): number {
  let log = -mean;
  let sum = 0;
  for (let one = 0; one <= count; one += 1) {
    if (one > 0) log += Math.log(mean / one);
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}
