import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { aWeekLater, findMoveProblem } from '#src/domain/one-on-ones/commitment-move.ts';

const today = calendarDate('2025-11-24');
const day = (text: string | undefined) => (text === undefined ? undefined : calendarDate(text));

test.each([
  [undefined, undefined, 'Choose the new day.'],
  ['2025-11-23', undefined, 'over'],
  ['2025-11-24', undefined, undefined],
  ['2025-11-28', '2025-11-28', 'already'],
  ['2025-11-29', '2025-11-28', undefined],
  ['2026-11-25', undefined, undefined],
  ['2026-11-26', undefined, 'more than a year'],
])('moved to %s from %s: %s', (to, from, problem) => {
  expect(findMoveProblem(day(to), day(from), today)).toEqual(
    problem === undefined ? undefined : expect.stringContaining(problem),
  );
});

test.each([
  ['2025-11-28', '2025-12-05'],
  ['2025-11-24', '2025-12-01'],
  ['2025-11-23', '2025-12-01'],
  [undefined, '2025-12-01'],
])('a week later than %s is %s', (dueOn, later) => {
  expect(aWeekLater(day(dueOn), today)).toBe(later);
});
