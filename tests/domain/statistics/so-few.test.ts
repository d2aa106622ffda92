import { expect, test } from 'vitest';
import { chanceOfSoFew } from '#src/domain/statistics/so-few.ts';

test('is Poisson’s where the due is known well, and larger where it is not', () => {
  // e^-5 × (1 + 5 + 25/2)
  expect(chanceOfSoFew(2, 5, 1e9)).toBeCloseTo(0.12465, 4);
  expect(chanceOfSoFew(0, 5, 1e9)).toBeCloseTo(Math.exp(-5), 6);
  expect(chanceOfSoFew(0, 5, 5)).toBeCloseTo(0.5 ** 5, 9);
  expect(chanceOfSoFew(0, 5, 5)).toBeGreaterThan(chanceOfSoFew(0, 5, 50));
});

test('grows with what is seen, also between whole numbers, up to 1', () => {
  const chances = [0, 0.5, 1, 1.5, 2, 8, 40].map((seen) => chanceOfSoFew(seen, 4, 20));
  expect(chances).toEqual(chances.toSorted((a, b) => a - b));
  expect(chances.at(-1)).toBeCloseTo(1, 6);
  expect(chanceOfSoFew(1.5, 4, 20)).toBeCloseTo(
    (chanceOfSoFew(1, 4, 20) + chanceOfSoFew(2, 4, 20)) / 2,
    9,
  );
});
