import { expect, test } from 'vitest';
import { addedUp, seasonOf, varianceInCommon, weekSums } from '#src/domain/statistics/season.ts';
import { teamLevels, teamUsual } from '#src/domain/statistics/usual.ts';
import { chances } from '#tests/support/chances.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';

const row = (...values: number[]) => Float64Array.from(values);

test('what reps did together in each week is summed up, and those of teams are added', () => {
  const sums = weekSums([row(3, 0), row(1, 2)], [row(2, 0), row(2, 1)]);
  expect(sums).toEqual({
    seen: row(4, 2),
    due: row(4, 1),
    there: row(2, 1),
    beyondSquares: row(2, 1),
    dueSquares: row(8, 1),
  });
  expect(addedUp(sums, sums)).toEqual({
    seen: row(8, 4),
    due: row(8, 2),
    there: row(4, 2),
    beyondSquares: row(4, 2),
    dueSquares: row(16, 2),
  });
  expect(weekSums([], []).seen).toHaveLength(0);
});

test('the variance in common is of pairs alone', () => {
  // Two reps of weight 1: 2 pairs' products. Both one above: in common; one above, one below: the opposite.
  const weight = { sums: row(2), squares: row(2) };
  expect(varianceInCommon({ sums: row(2), squares: row(2) }, weight)).toBe(1);
  expect(varianceInCommon({ sums: row(0), squares: row(2) }, weight)).toBe(-1);
  expect(
    varianceInCommon({ sums: row(1), squares: row(1) }, { sums: row(1), squares: row(1) }),
  ).toBe(0);
});

/** Counts of four reps, the last of whom comes late, with a bad month and a week in which nobody works. */
function played() {
  const chance = chances(17);
  const due = (rep: number, week: number) => (rep === 3 && week < 30 ? 0 : 1 + rep / 2);
  const season = (week: number) => (week === 40 ? 0 : week > 50 && week < 56 ? 0.3 : 1);
  const rows = (value: (rep: number, week: number) => number) =>
    [0, 1, 2, 3].map((rep) => Float64Array.from({ length: 70 }, (_, week) => value(rep, week)));
  return {
    observed: rows((rep, week) =>
      chance.poisson(due(rep, week) * season(week) * (rep === 1 ? 2 : 1)),
    ),
    expected: rows(due),
  };
}

test('levels, usuals and seasons have the same figures as ever', () => {
  const levels = teamLevels(played());
  expect(fingerprint(levels)).toMatchInlineSnapshot(`"1213: 38490.4895411"`);
  expect(fingerprint(teamUsual(levels))).toMatchInlineSnapshot(`"573: 10496.2280544"`);
  expect(
    fingerprint(teamUsual(levels, 3, addedUp(levels.weeks, levels.weeks))),
  ).toMatchInlineSnapshot(`"573: 10514.0464161"`);
  expect(fingerprint(seasonOf(levels.counts, levels.own, 1.5, levels.weeks))).toMatchInlineSnapshot(
    `"285: 5475.90384444"`,
  );
  const alone = teamLevels({ observed: [row(1, 2, 3)], expected: [row(1, 1, 1)] });
  expect(fingerprint([alone, teamUsual(alone)])).toMatchInlineSnapshot(`"52: 610.357142857"`);
});
