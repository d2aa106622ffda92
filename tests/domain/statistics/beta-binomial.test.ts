import { describe, expect, test } from 'vitest';
import {
  chanceOfAtLeast,
  chanceOfAtMost,
  usualShare,
} from '#src/domain/statistics/beta-binomial.ts';

describe('the chance of at least so many', () => {
  test.each([
    // With both parameters 1 every number is as likely as the next.
    [0, 4, 0.5, 2, 1],
    [1, 4, 0.5, 2, 4 / 5],
    [4, 4, 0.5, 2, 1 / 5],
    // By hand, with parameters 2 and 2: 3 of 3 is (2·3·4)/(4·5·6).
    [3, 3, 0.5, 4, 24 / 120],
  ])('%i of %i at %d and %d', (so, of, mean, precision, expected) => {
    expect(chanceOfAtLeast({ so, of }, { mean, precision })).toBeCloseTo(expected, 12);
  });

  test('of people who are very alike is that of a fair coin', () => {
    const alike = { mean: 0.5, precision: 1e7 };
    expect(chanceOfAtLeast({ so: 8, of: 10 }, alike)).toBeCloseTo(56 / 1024, 5);
  });
});

describe('the usual share', () => {
  const people = (...shares: [number, number][]) => shares.map(([so, of]) => ({ so, of }));

  test('is about all deals together, and never quite nothing', () => {
    expect(usualShare(people([3, 10], [5, 10], [4, 20])).mean).toBeCloseTo(12.2 / 42);
    expect(usualShare(people([0, 10], [0, 10])).mean).toBeGreaterThan(0);
    expect(usualShare([]).mean).toBeLessThan(0.2);
  });

  test('is known less of people who lie far apart', () => {
    const alike = usualShare(people([15, 50], [16, 50], [14, 50], [15, 50], [15, 50]));
    const apart = usualShare(people([2, 50], [40, 50], [5, 50], [25, 50], [3, 50]));
    expect(apart.precision).toBeLessThan(alike.precision / 3);
  });
});

describe('the spread of shares', () => {
  test('is learnt from people, by moments, beside three of a usual spread', () => {
    const people = [
      { so: 6, of: 10 },
      { so: 5, of: 20 },
      { so: 0, of: 0 },
    ];
    // By hand: nobody is learnt from one who has no deals.
    const mean = (11 + 2 * 0.1) / (30 + 2);
    const chance = mean * (1 - mean);
    const scatter = 10 * (0.6 - mean) ** 2 + 20 * (0.25 - mean) ** 2;
    const between = (scatter - chance) / (30 - 500 / 30);
    const spread = (between + 0.3 * mean ** 2 * 3) / (1 + 3);
    expect(usualShare(people)).toEqual({
      mean,
      precision: expect.closeTo(chance / spread - 1, 9),
    });
    expect(chance / spread - 1).toBeGreaterThan(2);
  });

  test('is never less than of two deals, nor more than of fifty', () => {
    const half = { so: 5, of: 10 };
    expect(usualShare([half, { so: 30, of: 30 }, { so: 0, of: 30 }]).precision).toBe(2);
    const few = Array.from({ length: 200 }, () => ({ so: 1, of: 100 }));
    expect(usualShare(few).precision).toBe(50);
    expect(usualShare([half]).precision).toBeCloseTo(
      (0.4333333 ** 1 * (1 - 0.4333333)) / (0.3 * 0.4333333 ** 2) - 1,
      4,
    );
  });

  test('at most so many is the other end of at least so many', () => {
    const usual = { mean: 0.4, precision: 5 };
    for (const so of [0, 1, 2, 3]) {
      const more = chanceOfAtLeast({ so: so + 1, of: 4 }, usual);
      expect(chanceOfAtMost({ so, of: 4 }, usual)).toBeCloseTo(1 - more, 12);
    }
  });
});
