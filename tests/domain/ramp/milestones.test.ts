import { expect, test } from 'vitest';
import { MILESTONES, type RampRecord } from '#src/domain/pipeline/ramp-record.ts';
import { cycleOf, defaultDueDays, dueMilestones } from '#src/domain/ramp/milestones.ts';

const times = (many: number, value: number) => Array.from({ length: many }, () => value);

test('a cycle is the middle age of ten wins and more, and never less than 60 days', () => {
  expect(cycleOf(times(9, 100))).toBe(60);
  expect(cycleOf(times(10, 100))).toBe(100);
  expect(cycleOf(times(10, 30))).toBe(60);
  expect(cycleOf([...times(6, 200), ...times(5, 70)])).toBe(200);
});

test('milestones are due after days to learn in and cycles', () => {
  expect(MILESTONES.map((milestone) => defaultDueDays(milestone, 60))).toEqual([
    30, 60, 90, 120, 150,
  ]);
  expect(MILESTONES.map((milestone) => defaultDueDays(milestone, 101))).toEqual([
    51, 81, 131, 161, 191,
  ]);
});

test.each<[string, readonly RampRecord[], number, number]>([
  ['nobody', [], 30, 0],
  ['four', records(4, 10), 30, 0],
  ['five', records(5, 10), 10, 5],
  ['five, on the day', records(5, 0), 1, 5],
  ['the middle one of five', [...records(2, 5), ...records(3, 20)], 20, 5],
  ['the upper middle one of six', [...records(3, 5), ...records(3, 20)], 20, 6],
  ['one who was watched for less than twice the usual', [...records(4, 10), missing(59)], 30, 0],
  ['one who was watched for twice as long without it', [...records(4, 10), missing(60)], 10, 5],
  ['the middle one at half a year', records(5, 182), 182, 5],
  ['the middle one later than that', records(5, 183), 30, 0],
  ['most without it', [...records(2, 10), ...Array.from({ length: 3 }, () => missing(99))], 30, 0],
])('first opportunities by the pace of %s', (_, earlier, dueDays, starters) => {
  const [first, ...others] = dueMilestones(earlier, 60);
  expect(first).toEqual({ milestone: 'first-opportunities', dueDays, starters });
  expect(others.map(({ milestone }) => milestone)).toEqual(MILESTONES.slice(1));
});

function records(many: number, days: number): RampRecord[] {
  return times(many, days).map((reached) => ({
    reached: { 'first-opportunities': reached },
    watchedDays: 0,
  }));
}

function missing(watchedDays: number): RampRecord {
  return { reached: {}, watchedDays };
}
