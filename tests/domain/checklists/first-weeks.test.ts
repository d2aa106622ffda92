import { expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import { endOfFirstWeeks, weeksKnown } from '#src/domain/checklists/first-weeks.ts';

const today = calendarDate('2025-11-21');

test('a company’s weeks are whole ones, and said until there are thirteen', () => {
  const known = [0, 6, 7, 27, 28, 90, 91, 400].map((days) =>
    weeksKnown(addDays(today, -days), today),
  );
  expect(known).toEqual([0, 0, 1, 3, 4, 12, undefined, undefined]);
  expect(weeksKnown(undefined, today)).toBeUndefined();
  expect(weeksKnown(endOfFirstWeeks(today), today)).toBeUndefined();
  expect(weeksKnown(addDays(endOfFirstWeeks(today), 1), today)).toBe(12);
});
