import { expect, test } from 'vitest';
import {
  add,
  at,
  columnSums,
  emptyCounts,
  rollForward,
  scaled,
  sum,
} from '#src/domain/statistics/counts.ts';
import {
  addEvent,
  addTime,
  countsOf,
  groupRates,
  inSameTime,
  newTally,
} from '#src/domain/statistics/group-rates.ts';
import { withoutThinStart } from '#src/domain/statistics/thin-start.ts';

const row = (...values: number[]) => Float64Array.from(values);

test('rows are added to, summed and scaled', () => {
  const weeks = row(1, 2, 3);
  add(weeks, 0, 10);
  add(weeks, 2, 10);
  // What lies outside is ignored.
  add(weeks, -1, 99);
  add(weeks, 3, 99);
  add(undefined, 0, 99);
  expect([...weeks]).toEqual([11, 2, 13]);
  expect([at(weeks, 1), at(weeks, 3), at(undefined, 0)]).toEqual([2, 0, 0]);
  expect([sum(weeks), sum(weeks, 1), sum(weeks, 0, 1), sum(weeks, -5)]).toEqual([26, 15, 11, 26]);
  expect([...columnSums([weeks, row(1, 1, 1)])]).toEqual([12, 3, 14]);
  expect([...columnSums([])]).toEqual([]);
  expect([...scaled(weeks, 2)]).toEqual([22, 4, 26]);
  expect(emptyCounts(2, 1)).toEqual({ observed: [row(0), row(0)], expected: [row(0), row(0)] });
});

test('what weeks without an export have goes to the next one, and stays where none comes', () => {
  const weeks = row(1, 2, 3, 4, 5);
  rollForward(weeks, [false, false, true, false, false]);
  expect([...weeks]).toEqual([0, 0, 6, 0, 9]);
});

test('weeks count from where the team has half of its average over a month', () => {
  const start = (...seen: number[]) => {
    const { observed, expected } = withoutThinStart({
      observed: [row(...seen), row(...seen.map(() => 0))],
      expected: [row(...seen.map(() => 1)), row(...seen.map(() => 1))],
    });
    expect(sum(expected[0] ?? row())).toBe(sum(expected[1] ?? row()));
    const first = expected[0]?.findIndex((due) => due > 0);
    expect([...(observed[0] ?? [])]).toEqual(
      seen.map((value, week) => (week < (first ?? 0) ? 0 : value)),
    );
    return first;
  };
  expect(start(2, 2, 2, 2, 2, 2)).toBe(0);
  // Of an average of 2, half in a month is 4 of 4 weeks.
  expect(start(0, 0, 0, 4, 4, 4, 2, 2)).toBe(0);
  expect(start(0, 0, 0, 0, 4, 4, 4, 4)).toBe(1);
  expect(start(0, 0, 0, 1, 1, 1, 3, 4, 4, 4)).toBe(3);
  // A quarter of the average is not half.
  expect(start(1, 0, 0, 0, 0, 0, 4, 4, 4, 4)).toBe(3);
  expect(start(0, 0, 0)).toBe(0);
  // Weeks in which nothing could be counted are not full.
  const { observed } = withoutThinStart({
    observed: [row(0, 0, 0, 0, 1, 0, 0, 0, 4, 4, 4, 4)],
    expected: [row(0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1)],
  });
  expect(observed[0]?.indexOf(4)).toBe(8);
  expect(sum(observed[0] ?? row())).toBe(16);
  // The last weeks are judged by what is left of them.
  expect(start(0, 0, 0, 0, 0, 9)).toBe(2);
});

test('a group’s rate is drawn to the average by two events, and makes what is expected', () => {
  const tally = newTally(2, 3, 2);
  addTime(tally, 0, 0, 0, 4);
  addTime(tally, 0, 2, 1, 6);
  addTime(tally, 1, 1, 0, 2);
  // Nobody of the team, and still time that was spent.
  addTime(tally, undefined, 2, 1, 8);
  addEvent(tally, 0, 2, 1);
  addEvent(tally, 1, 1, 0);
  addEvent(tally, undefined, 0, 0);
  addEvent(tally, undefined, 0, 0);
  // 4 events in 20: an average of 0.2, of which two events take 10.
  const rates = groupRates(tally);
  expect(rates).toEqual([(3 + 2) / (6 + 10), (1 + 2) / (14 + 10)]);
  const [first = NaN, second = NaN] = rates;
  const { observed, expected } = countsOf(tally, rates);
  expect(observed).toEqual([row(0, 0, 1), row(0, 1, 0)]);
  expect(expected).toEqual([row(4 * first, 0, 6 * second), row(0, 2 * first, 0)]);

  const other = inSameTime(tally);
  expect(groupRates(other)).toEqual([0, 0]);
  addEvent(other, 0, 0, 1);
  expect(groupRates(other)).toEqual([2 / (6 + 40), 3 / (14 + 40)]);
  expect(countsOf(other, [1, 1]).expected).toEqual([row(4, 0, 6), row(0, 2, 0)]);
  expect(countsOf(other, [1, 1]).observed).toEqual([row(1, 0, 0), row(0, 0, 0)]);

  const unspent = newTally(1, 1, 1);
  addEvent(unspent, 0, 0, 0);
  expect(groupRates(unspent)).toEqual([0]);
});
