import { describe, expect, test } from 'vitest';
import { sum, type Counts } from '#src/domain/statistics/counts.ts';
import { teamLevels, teamUsual as usualOf } from '#src/domain/statistics/usual.ts';
import { chances } from '#tests/support/chances.ts';

const teamUsual = (given: Counts, leastUnevenness?: number) =>
  usualOf(teamLevels(given), leastUnevenness);

const WEEKS = 80;
const none = new Float64Array();

/** Counts of reps with these weekly means, times what the season does to all of them. */
function counts(means: readonly number[], season: (week: number) => number = () => 1): Counts {
  const chance = chances(11);
  const row = (mean: number) =>
    Float64Array.from({ length: WEEKS }, (_, week) => chance.poisson(mean * season(week)));
  return { observed: means.map(row), expected: means.map(() => new Float64Array(WEEKS).fill(1)) };
}

const alike = [4, 4, 4, 4, 4, 4, 4];

describe('what is usual in a team', () => {
  test('is scaled to what the team has', () => {
    const given = counts(alike);
    const { expected } = teamUsual(given);
    const total = (rows: readonly Float64Array[]) => rows.reduce((all, row) => all + sum(row), 0);
    expect(total(expected) / total(given.observed)).toBeCloseTo(1, 1);
  });

  test('follows a season that all colleagues have', () => {
    const { expected } = teamUsual(counts(alike, (week) => (week >= 70 ? 0.25 : 1)));
    const [row] = expected;
    expect(sum(row ?? none, 70) / sum(row ?? none, 60, 70)).toBeLessThan(0.45);
  });

  test('does not mistake chance for a season where shares of few deals are counted', () => {
    const chance = chances(7);
    const row = () =>
      Float64Array.from(
        { length: WEEKS },
        () => [1, 2, 3].filter(() => chance.next() < 0.25).length,
      );
    const observed = alike.map(row);
    const given = { observed, expected: alike.map(() => new Float64Array(WEEKS).fill(0.75)) };
    const { expected } = teamUsual(given, 0.3);
    const weeks = [...(expected[0] ?? none)];
    const mean = sum(expected[0] ?? none) / WEEKS;
    const spread = Math.sqrt(
      weeks.reduce((total, value) => total + (value / mean - 1) ** 2, 0) / WEEKS,
    );
    expect(spread).toBeLessThan(0.12);
  });

  test('believes one week of holidays that all take', () => {
    const [row = none] = teamUsual(counts(alike, (week) => (week === 70 ? 0.05 : 1))).expected;
    expect(row[70]).toBeLessThan(0.4 * (row[69] ?? 0));
  });

  test('believes few colleagues less', () => {
    const share = (reps: number) => {
      const dried = counts(
        Array.from({ length: reps }, () => 4),
        (week) => (week >= 70 ? 0.1 : 1),
      );
      const [row = none] = teamUsual(dried).expected;
      return sum(row, 70) / sum(row, 60, 70);
    };
    expect(share(2)).toBeGreaterThan(share(8) + 0.2);
    expect(share(1)).toBeCloseTo(1);
  });

  test('does not follow one rep', () => {
    const given = counts(alike);
    given.observed[0]?.fill(0, 70);
    const [row] = teamUsual(given).expected;
    expect(sum(row ?? none, 70) / sum(row ?? none, 60, 70)).toBeGreaterThan(0.8);
  });

  test('knows reps who are alike from reps who are not', () => {
    const likeness = (means: readonly number[]) => teamUsual(counts(means)).likeness;
    expect(likeness(alike)).toBeGreaterThan(2 * likeness([1, 2, 4, 4, 4, 8, 12]));
  });

  test('finds pure chance even, and bursts uneven', () => {
    expect(teamUsual(counts(alike)).unevenness).toBeCloseTo(1, 0);
    const given = counts(alike);
    const bursts = given.observed.map((row, rep) =>
      row.map((count, week) => ((week + rep) % 4 === 0 ? 4 * count : 0)),
    );
    expect(teamUsual({ ...given, observed: bursts }).unevenness).toBeGreaterThan(5);
  });

  test('leaves out the weeks that the first export only half reached back to', () => {
    const { observed, expected } = teamUsual(counts(alike, (week) => (week < 20 ? 0.1 : 1)));
    expect(sum(observed[0] ?? none, 0, 16)).toBe(0);
    expect(sum(expected[0] ?? none, 0, 16)).toBe(0);
    expect(sum(observed[0] ?? none, 20)).toBeGreaterThan(200);
  });

  test('of nobody, or of nothing counted, is nothing', () => {
    expect(teamUsual({ observed: [], expected: [] }).expected).toEqual([]);
    const silent = teamUsual(counts([0, 0, 0]));
    expect(silent.expected.map((row) => sum(row))).toEqual([0, 0, 0]);
    expect(Number.isFinite(silent.likeness)).toBe(true);
  });
});
