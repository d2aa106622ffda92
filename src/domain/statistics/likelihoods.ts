/** The nodes of a grid of factors lie a quarter of a doubling apart. */
export const NODE_STEP = Math.log(2) / 4;

/** Some nodes in a row, counted in steps from the factor 1. */
export interface Nodes {
  readonly from: number;
  readonly to: number;
}

/** How a week's count varies. */
export interface Unevenness {
  /** Its variance over its mean: 1 for pure chance. */
  readonly unevenness: number;
  /** What the mean of a week is, on average. */
  readonly mean: number;
}

/** No node is further away. */
const FURTHEST_NODE = 60;
const FACTORS = Float64Array.from({ length: 2 * FURTHEST_NODE + 1 }, (_, index) =>
  Math.exp((index - FURTHEST_NODE) * NODE_STEP),
);
/** Few expected in a week would make of a little unevenness a wild one. */
const LEAST_MEAN = 0.2;

/** Where the logarithms of a row of nodes are to be written: arrays of their own for every week would be most of a detection's memory. */
export interface Place {
  readonly into: Float64Array;
  readonly start: number;
}

/** The factor of a node. */
export function factorOf(node: number): number {
  return FACTORS[node + FURTHEST_NODE] ?? NaN;
}

/**
 * Writes for each node the log likelihood of a count where `due` times the node's factor are expected, but for a constant: that
 * of a negative binomial distribution, as weeks are good or bad as a whole, so that the variance of many is more above
 * chance than that of few; less uneven than chance, of a Poisson distribution to a power (quasi-likelihood).
 */
export function logsOfCount(
  count: number,
  due: number,
  { unevenness, mean }: Unevenness,
  { from, to }: Nodes,
  { into, start }: Place,
): void {
  const variance = Math.max(0, unevenness - 1) / Math.max(LEAST_MEAN, mean);
  const power = 1 / Math.min(1, unevenness);
  const logDue = Math.log(due);
  // Plain loops, here and below: this is what a detection does most.
  for (let node = from; node <= to; node += 1) {
    const log = logDue + node * NODE_STEP;
    const expected = due * factorOf(node);
    into[start + node - from] =
      variance === 0
        ? (count * log - expected) * power
        : count * log - (count + 1 / variance) * Math.log(1 + variance * expected);
  }
}

/** Logits are rounded to a twentieth of a doubling, so that the logarithms are worked out once. */
const ROUNDED = 5;
const FURTHEST = 500;
const LOGISTIC_LOGS = Float64Array.from(
  { length: 2 * FURTHEST + 1 },
  (_, index) => -Math.log1p(Math.exp((-(index - FURTHEST) * NODE_STEP) / ROUNDED)),
);
/** What nearly always or nearly never is so may still be otherwise. */
const LEAST_SHARE = 0.005;
const MAX_SHARE = 0.97;

/** Writes for each node the log likelihood of so many of so many, each with the odds of `share` times the node's factor. */
export function logsOfShare(
  so: number,
  of: number,
  share: number,
  { from, to }: Nodes,
  { into, start }: Place,
): void {
  const usual = Math.min(MAX_SHARE, Math.max(LEAST_SHARE, share));
  const middle = Math.round((Math.log(usual / (1 - usual)) / NODE_STEP) * ROUNDED);
  for (let node = from; node <= to; node += 1) {
    const logit = middle + node * ROUNDED;
    into[start + node - from] = so * logisticLog(logit) + (of - so) * logisticLog(-logit);
  }
}

function logisticLog(logit: number): number {
  return LOGISTIC_LOGS[Math.min(2 * FURTHEST, Math.max(0, logit + FURTHEST))] ?? 0;
}

/** So much of a number whose share has other odds, by this factor. */
export function withOdds(due: number, of: number, factor: number): number {
  const share = Math.min(MAX_SHARE, Math.max(LEAST_SHARE, due / of));
  return (of * share * factor) / (1 - share + share * factor);
}
