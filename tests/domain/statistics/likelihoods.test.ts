import { describe, expect, test } from 'vitest';
import {
  factorOf,
  logsOfCount,
  logsOfShare,
  NODE_STEP,
  type Nodes,
  type Place,
  withOdds,
} from '#src/domain/statistics/likelihoods.ts';

const there = { from: -4, to: 0 };
/** What is written of these nodes, in a row that begins after another one. */
function written(write: (place: Place) => void, { from, to }: Nodes = there): Float64Array {
  const into = new Float64Array(1 + to - from + 1).fill(7);
  write({ into, start: 1 });
  expect(into[0]).toBe(7);
  return into.subarray(1);
}
/** By how much likelier the last node is than the first, which is half of it. */
const gain = (logs: Float64Array) => (logs.at(-1) ?? NaN) - (logs[0] ?? NaN);

test('four nodes are a doubling', () => {
  expect(Math.exp(4 * NODE_STEP)).toBeCloseTo(2, 10);
});

describe('a count', () => {
  test('of pure chance has the likelihood of a Poisson distribution', () => {
    // 3 log 2 − (6 − 3)
    const logs = written((to) => logsOfCount(3, 6, { unevenness: 1, mean: 6 }, there, to));
    expect(gain(logs)).toBeCloseTo(3 * Math.log(2) - 3, 8);
  });

  test('of uneven weeks has that of a negative binomial one', () => {
    // Variance over mean 2 at a mean of 6: the variance of a week's factor is 1/6.
    const logs = written((to) => logsOfCount(0, 6, { unevenness: 2, mean: 6 }, there, to));
    expect(gain(logs)).toBeCloseTo(-6 * (Math.log1p(1) - Math.log1p(0.5)), 8);
  });

  test('less uneven than chance counts for more', () => {
    const gainOf = (unevenness: number) =>
      gain(written((to) => logsOfCount(1, 6, { unevenness, mean: 6 }, there, to)));
    expect(gainOf(0.5)).toBeCloseTo(2 * gainOf(1), 8);
  });
});

describe('a share', () => {
  test('has the likelihood of a binomial distribution', () => {
    // Odds of 1 are a half, half of them a third.
    const logs = written((to) => logsOfShare(2, 5, 0.5, there, to));
    const exact = 2 * Math.log(0.5 / (1 / 3)) + 3 * Math.log(0.5 / (2 / 3));
    expect(gain(logs)).toBeCloseTo(exact, 2);
  });

  test('of all or of none is finite at every node', () => {
    for (const share of [0, 1, 2]) {
      for (const so of [0, 5]) {
        const wide = { from: -40, to: 40 };
        const logs = written((to) => logsOfShare(so, 5, share, wide, to), wide);
        expect(logs.every((log) => Number.isFinite(log))).toBe(true);
      }
    }
  });

  test('with other odds stays one', () => {
    expect(withOdds(2, 4, 3)).toBeCloseTo(3, 8);
    expect(withOdds(4, 4, 100)).toBeLessThan(4);
  });
});

describe('at the limits', () => {
  test('few expected in a week have the unevenness of a fifth', () => {
    const gainOf = (mean: number) =>
      gain(written((to) => logsOfCount(0, 6, { unevenness: 2, mean }, there, to)));
    expect(gainOf(0.01)).toBe(gainOf(0.2));
    expect(gainOf(0.2)).not.toBeCloseTo(gainOf(0.3), 3);
    // A variance of a week's factor of (2 − 1) / 0.2.
    expect(gainOf(0.2)).toBeCloseTo(-(Math.log1p(30) - Math.log1p(15)) / 5, 8);
  });

  test('a share is between a half of a hundredth and 97 of a hundred', () => {
    const logs = (share: number) => [...written((to) => logsOfShare(1, 2, share, there, to))];
    expect(logs(0)).toEqual(logs(0.005));
    expect(logs(1)).toEqual(logs(0.97));
    expect(logs(0.9)).not.toEqual(logs(0.97));
    expect(logs(0.01)).not.toEqual(logs(0.005));
    expect(withOdds(0, 4, 1)).toBeCloseTo(0.02, 9);
    expect(withOdds(4, 4, 1)).toBeCloseTo(3.88, 9);
  });

  test('nodes are found up to the sixtieth', () => {
    expect([factorOf(0), factorOf(4), factorOf(-4), factorOf(60)]).toEqual([
      1,
      expect.closeTo(2, 9),
      expect.closeTo(0.5, 9),
      expect.closeTo(2 ** 15, 6),
    ]);
    expect(factorOf(61)).toBeNaN();
    expect(factorOf(-60)).toBeCloseTo(2 ** -15, 12);
  });

  test('a share’s likelihood goes on as far as 500 roundings', () => {
    const far = { from: 99, to: 101 };
    // Odds of e^(500/5 steps) and more are all the same.
    const [at99 = 0, at100 = 0, at101 = 0] = written((to) => logsOfShare(0, 1, 0.5, far, to), far);
    expect(at100).toBeLessThan(at99);
    expect(at101).toBe(at100);
    const [below = 0, least = 0] = written(
      (to) => logsOfShare(1, 1, 0.5, { from: -101, to: -100 }, to),
      {
        from: -101,
        to: -100,
      },
    );
    expect(below).toBe(least);
  });
});
