import { describe, expect, test } from 'vitest';
import {
  logsOfCount,
  logsOfShare,
  NODE_STEP,
  withOdds,
} from '#src/domain/statistics/likelihoods.ts';

const there = { from: -4, to: 0 };
/** By how much likelier the last node is than the first, which is half of it. */
const gain = (logs: Float64Array) => (logs.at(-1) ?? NaN) - (logs[0] ?? NaN);

test('four nodes are a doubling', () => {
  expect(Math.exp(4 * NODE_STEP)).toBeCloseTo(2, 10);
});

describe('a count', () => {
  test('of pure chance has the likelihood of a Poisson distribution', () => {
    // 3 log 2 − (6 − 3)
    const logs = logsOfCount(3, 6, { unevenness: 1, mean: 6 }, there);
    expect(gain(logs)).toBeCloseTo(3 * Math.log(2) - 3, 8);
  });

  test('of uneven weeks has that of a negative binomial one', () => {
    // Variance over mean 2 at a mean of 6: the variance of a week's factor is 1/6.
    const logs = logsOfCount(0, 6, { unevenness: 2, mean: 6 }, there);
    expect(gain(logs)).toBeCloseTo(-6 * (Math.log1p(1) - Math.log1p(0.5)), 8);
  });

  test('less uneven than chance counts for more', () => {
    const chance = gain(logsOfCount(1, 6, { unevenness: 1, mean: 6 }, there));
    expect(gain(logsOfCount(1, 6, { unevenness: 0.5, mean: 6 }, there))).toBeCloseTo(2 * chance, 8);
  });
});

describe('a share', () => {
  test('has the likelihood of a binomial distribution', () => {
    // Odds of 1 are a half, half of them a third.
    const logs = logsOfShare(2, 5, 0.5, there);
    const exact = 2 * Math.log(0.5 / (1 / 3)) + 3 * Math.log(0.5 / (2 / 3));
    expect(gain(logs)).toBeCloseTo(exact, 2);
  });

  test('of all or of none is finite at every node', () => {
    for (const share of [0, 1, 2]) {
      for (const so of [0, 5]) {
        const logs = logsOfShare(so, 5, share, { from: -40, to: 40 });
        expect(logs.every((log) => Number.isFinite(log))).toBe(true);
      }
    }
  });

  test('with other odds stays one', () => {
    expect(withOdds(2, 4, 3)).toBeCloseTo(3, 8);
    expect(withOdds(4, 4, 100)).toBeLessThan(4);
  });
});
