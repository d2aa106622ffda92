import { expect, test } from 'vitest';
import { sharedChange, type Member } from '#src/domain/statistics/shared-change.ts';

const WEEKS = 40;

/** So many a week, with other counts from a week on. */
function member(pace: number, changes: Readonly<Record<number, number>> = {}): Member {
  let now = pace;
  const observed = Float64Array.from({ length: WEEKS }, (_, week) => (now = changes[week] ?? now));
  return { observed, usual: new Float64Array(WEEKS).fill(pace) };
}

/** `well` and `down` reps of four a week, of which those fell to one a week ago. */
function team(well: number, down: number, weeksAgo: number): Member[] {
  return [
    ...Array.from({ length: well }, () => member(4)),
    ...Array.from({ length: down }, () => member(4, { [WEEKS - weeksAgo]: 1 })),
  ];
}

test('finds who fell together, since when, and says who', () => {
  const change = sharedChange(team(2, 4, 7), 'fewer');
  expect(change).toMatchObject({ since: WEEKS - 7, changed: [2, 3, 4, 5], isUnheardOf: true });
  expect(change?.evidence).toBeGreaterThan(10);
  // Of eight fewer have it, and it is less sure, but plain.
  const half = sharedChange(team(4, 4, 7), 'fewer');
  expect(half?.evidence).toBeGreaterThan(6);
  expect(half?.evidence).toBeLessThan(change?.evidence ?? 0);
});

test('the usual is no change, nor is a rise where a fall is looked for', () => {
  expect(sharedChange(team(6, 0, 7), 'fewer')).toBeUndefined();
  const risen = [member(4, { 33: 12 }), member(4, { 33: 12 }), member(4, { 33: 12 })];
  expect(sharedChange(risen, 'fewer')).toBeUndefined();
  expect(sharedChange(risen, 'more')).toMatchObject({ since: 33, changed: [0, 1, 2] });
});

test.each([
  ['three weeks of holidays, now', { 37: 0 }],
  ['four weeks, now', { 36: 1 }],
  ['six weeks that are over', { 26: 1, 32: 4 }],
])('%s are no lasting change', (_, changes) => {
  const reps = [member(4, changes), member(4, changes), member(4, changes)];
  expect(sharedChange(reps, 'fewer')).toBeUndefined();
});

test('five weeks are one', () => {
  expect(sharedChange(team(0, 3, 5), 'fewer')).toMatchObject({ since: WEEKS - 5 });
});

test('what came and went before as well is not unheard of', () => {
  const tides = { 12: 1, 20: 4, 33: 1 };
  const reps = [member(4, tides), member(4, tides), member(4, tides)];
  expect(sharedChange(reps, 'fewer')).toMatchObject({ isUnheardOf: false });
});

test('one who is down is not plainly so where the own figures without the season say otherwise', () => {
  const [one, two, three] = team(0, 3, 7) as [Member, Member, Member];
  const change = sharedChange([one, two, three], 'fewer', [one, two, member(4)]);
  expect(change?.changed).toEqual([0, 1]);
});

test('nothing is said of a group with too few weeks before', () => {
  const reps = team(0, 3, 7).map(({ observed, usual }) => ({
    observed,
    usual: usual.map((value, week) => (week < WEEKS - 7 - 7 ? 0 : value)),
  }));
  expect(sharedChange(reps, 'fewer')).toBeUndefined();
});

test('of uneven weeks the same fall proves less', () => {
  const lumpy = (changes: Readonly<Record<number, number>>): Member => ({
    observed: member(4, changes).observed.map((value, week) => (week % 2 === 0 ? 2 * value : 0)),
    usual: new Float64Array(WEEKS).fill(4),
  });
  const fall = { [WEEKS - 8]: 1 };
  const even = sharedChange([member(4, fall), member(4, fall), member(4, fall)], 'fewer');
  const uneven = sharedChange([lumpy(fall), lumpy(fall), lumpy(fall)], 'fewer');
  expect(uneven?.evidence ?? 0).toBeLessThan((even?.evidence ?? 0) / 2);
});
