import { describe, expect, test } from 'vitest';
import { pooledSpread, type Residual } from '#src/domain/statistics/spread.ts';
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
