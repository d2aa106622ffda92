import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { aWeekLater, findMoveProblem } from '#src/domain/one-on-ones/commitment-move.ts';

const today = calendarDate('2025-11-24');
const day = (text: string | undefined) => (text === undefined ? undefined : calendarDate(text));

test.each([
  [undefined, undefined, 'Choose the new day.'],
  ['2025-11-23', undefined, 'This day is over. Choose today or a later day.'],
  ['2025-11-24', undefined, undefined],
  ['2025-11-28', '2025-11-28', 'It is due on this day already. Choose another one.'],
  ['2025-11-29', '2025-11-28', undefined],
  ['2026-11-25', undefined, undefined],
  ['2026-11-26', undefined, 'This is in more than a year. Choose an earlier day.'],
])('moved to %s from %s: %s', (to, from, problem) => {
  expect(findMoveProblem(day(to), day(from), today)).toBe(problem);
});

test.each([
  ['2025-11-28', '2025-12-05'],
  ['2025-11-24', '2025-12-01'],
  ['2025-11-23', '2025-12-01'],
  [undefined, '2025-12-01'],
])('a week later than %s is %s', (dueOn, later) => {
  expect(aWeekLater(day(dueOn), today)).toBe(later);
});
