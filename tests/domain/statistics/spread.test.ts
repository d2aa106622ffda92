import { describe, expect, test } from 'vitest';
import { median, pooledSpread, type Residual } from '#src/domain/statistics/spread.ts';
import { chances } from '#tests/support/chances.ts';

const REPS = 6;
const WEEKS = 52;

/** Three values a rep and week, spread evenly from -1 to 1, and what comes on top of them in a month of a rep. */
function residuals(onTop: (rep: number, month: number) => number): Residual[] {
  const chance = chances(5);
  return Array.from({ length: REPS * WEEKS * 3 }, (_, index) => {
    const rep = index % REPS;
    const week = Math.floor(index / REPS) % WEEKS;
    return { rep, week, residual: 2 * chance.next() - 1 + onTop(rep, Math.floor(week / 4)) };
  });
}

const EVEN = 1 / Math.sqrt(3);

describe('the spread of values around their usual', () => {
  test('is their standard deviation where chance is all there is', () => {
    expect(pooledSpread(residuals(() => 0))).toBeCloseTo(EVEN, 1);
  });

  test('is larger where the values of a month lean the same way', () => {
    const leaning = pooledSpread(residuals((rep, month) => ((rep + month) % 2 === 0 ? 0.4 : -0.4)));
    expect(leaning).toBeGreaterThan(2 * EVEN);
  });

  test('hardly grows with a rep whose values fell for good, as that is the change to find', () => {
    const fallen = pooledSpread(residuals((rep, month) => (rep === 0 && month >= 6 ? -1 : 0)));
    expect(fallen).toBeLessThan(1.2 * EVEN);
  });
});

test('the middle value is the upper one of an even number', () => {
  expect([[3, 1, 2], [4, 1, 3, 2], []].map(median)).toEqual([2, 3, undefined]);
});

test('outliers count as if they were at three deviations, and nothing is spread by less than 0.08', () => {
  const of = (...values: number[]) =>
    pooledSpread(values.map((residual, week) => ({ rep: week, week, residual })));
  // Half of 0.2 and half of −0.2 deviate by 1.4826 times that; three times as much is 0.88956.
  expect(of(0.2, -0.2, 0.2, 9, -9)).toBeCloseTo(Math.sqrt((3 * 0.04 + 2 * 0.88956 ** 2) / 5), 9);
  expect(of(0, 0, 0)).toBe(0.08);
  expect(of(0.001, 0.001)).toBe(0.08);
  expect(of()).toBe(0.08);
});

test('months that follow each other and lean apart make it larger, by what they say against 30', () => {
  const months = (...leaning: number[]) =>
    leaning.flatMap((residual, month) =>
      [0, 1, 2, 3].map((week) => ({ rep: 0, week: 4 * month + week, residual })),
    );
  // Each of three pairs of months is 2 apart, of a variance of 1 (1/4 + 1/4): a square of 8.
  const leaning = (30 + 3 * 8) / (30 + 3);
  expect(pooledSpread(months(1, -1, 1, -1))).toBeCloseTo(Math.sqrt(leaning), 9);
  // Months with a gap between them are not compared.
  const apart = months(1, -1).map((one) => ({
    ...one,
    week: one.week >= 4 ? one.week + 4 : one.week,
  }));
  expect(pooledSpread(apart)).toBeCloseTo(1, 9);
  const others = months(1, -1).map((one) => ({ ...one, rep: one.week >= 4 ? 1 : 0 }));
  expect(pooledSpread(others)).toBeCloseTo(1, 9);
});
