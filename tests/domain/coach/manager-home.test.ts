import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { countByWeek } from '#src/domain/coach/manager-home.ts';

test('one-on-ones are counted in the last twelve weeks, this week last', () => {
  const dates = [
    '2025-09-07',
    '2025-09-08',
    '2025-11-10',
    '2025-11-16',
    '2025-11-24',
    '2025-12-01',
  ];
  const counts = countByWeek(dates.map(calendarDate), calendarDate('2025-11-26'));
  expect(counts).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1]);
});
