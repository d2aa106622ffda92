import { describe, expect, test } from 'vitest';
import { lumpinessOf } from '#src/domain/statistics/lumpiness.ts';
import { chances } from '#tests/support/chances.ts';

const WEEKS = 78;
const chance = chances(11);

function weeksOf(count: (week: number) => number, due = 4) {
  return {
    observed: Float64Array.from({ length: WEEKS }, (_, week) => count(week)),
    expected: new Float64Array(WEEKS).fill(due),
  };
}

/** Of ten tries a week, each with this chance. */
function sharesOf(share: (week: number) => number) {
  const drawn = (week: number) =>
    Array.from({ length: 10 }, () => chance.happens(share(week))).filter(Boolean).length;
  return { ...weeksOf(drawn, 5), tries: new Float64Array(WEEKS).fill(10) };
}

describe('how lumpy weeks are', () => {
  test('counts that are chance alone are hardly lumpy', () => {
    expect(lumpinessOf(weeksOf(() => chance.poisson(4)))).toBeLessThan(1.5);
    expect(lumpinessOf(sharesOf(() => 0.5))).toBeLessThan(1.5);
  });

  test('who tidies up once a month is', () => {
    expect(lumpinessOf(weeksOf((week) => (week % 4 === 0 ? 16 : 0)))).toBeGreaterThan(5);
    expect(lumpinessOf(sharesOf((week) => (week % 4 === 0 ? 1 : 0.02)))).toBeGreaterThan(2.5);
  });

  test('a change to stay is no lumpiness', () => {
    const changed = weeksOf((week) => chance.poisson(week < 40 ? 6 : 1));
    expect(lumpinessOf(changed)).toBeLessThan(1.6);
  });

  test('is never less than 1, nor more where nothing was counted', () => {
    expect(lumpinessOf(weeksOf(() => 4))).toBe(1);
    const nothing = { observed: new Float64Array(9), expected: new Float64Array(9) };
    expect(lumpinessOf(nothing)).toBe(1);
  });
});
