import { expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import { courseOf, isSaidToFade, type Gone } from '#src/domain/checklists/course.ts';

const week = calendarDate('2025-11-24');
const ago = (weeks: number) => addDays(week, -7 * weeks);
const gone = (more: Partial<Gone> = {}): Gone => ({
  firstSeenOn: addDays(ago(5), -3),
  fadingSince: undefined,
  coachedOn: undefined,
  since: undefined,
  listed: [],
  ...more,
});
const better = {
  on: ago(5),
  change: { name: 'new deals', unit: 'count', before: 0, now: 2, verdict: 'better' },
} as const;

test('what no list had is new', () => {
  expect(courseOf(gone(), week)).toBeUndefined();
});

test('what a list had goes on, for the weeks since it was first seen', () => {
  expect(courseOf(gone({ listed: [ago(1)] }), week)).toEqual({ state: 'going on', weeks: 5 });
  expect(courseOf(gone({ listed: [ago(1)] }), addDays(week, 7))?.weeks).toBe(6);
});

test('what has not moved for four weeks since the one-on-one, or on the list, is unmoved', () => {
  const coached = gone({ coachedOn: ago(4), listed: [ago(1), ago(5)] });
  expect(courseOf(coached, week)).toEqual({ state: 'unmoved', weeks: 5 });
  expect(courseOf(gone({ coachedOn: addDays(ago(4), 1) }), week)?.state).toBe('going on');
  expect(courseOf(gone({ listed: [ago(1), ago(4)] }), week)?.state).toBe('unmoved');
  expect(courseOf(gone({ listed: [ago(1), ago(3)] }), week)?.state).toBe('going on');
  // However lately it was talked about once more.
  const again = (weeks: number) => gone({ coachedOn: ago(2), listed: [ago(1), ago(weeks)] });
  expect(courseOf(again(8), week)?.state).toBe('unmoved');
  expect(courseOf(again(7), week)?.state).toBe('going on');
});

test('what the figures say is better, since the one-on-one or while it fades, is coming back', () => {
  const coached = { coachedOn: ago(5), since: better };
  expect(courseOf(gone(coached), week)).toEqual({ state: 'coming back', weeks: 5 });
  const fading = { fadingSince: ago(1), listed: [ago(2)] };
  expect(courseOf(gone({ ...fading, since: better }), week)?.state).toBe('coming back');
  // Not enough to raise it is not better.
  expect(courseOf(gone(fading), week)?.state).toBe('going on');
  expect(courseOf(gone({ listed: [ago(2)], since: better }), week)?.state).toBe('going on');
});

test('what fades is on two lists more, and on none where none had it', () => {
  const fading = { fadingSince: ago(3) };
  expect(isSaidToFade(gone(fading))).toBe(true);
  expect(isSaidToFade(gone({ ...fading, coachedOn: ago(5) }))).toBe(false);
  expect(isSaidToFade(gone({ ...fading, listed: [ago(2), ago(4)] }))).toBe(false);
  expect(isSaidToFade(gone({ ...fading, listed: [ago(1), ago(2)] }))).toBe(true);
  expect(isSaidToFade(gone({ listed: [ago(1), ago(2)] }))).toBe(false);
});
