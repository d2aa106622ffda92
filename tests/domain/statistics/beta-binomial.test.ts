import { describe, expect, test } from 'vitest';
import { chanceOfAtLeast, usualShare } from '#src/domain/statistics/beta-binomial.ts';

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
