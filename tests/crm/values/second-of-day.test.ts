import { expect, test } from 'vitest';
import { secondOfDay } from '#src/crm/values/second-of-day.ts';

test.each([
  ['2016-11-04 15:23:11', 15, 23, 11],
  ['2024-07-08T14:56:28.000Z', 14, 56, 28],
  ['02/23/26 08:55 PM', 20, 55, 0],
  ['3/4/2026, 9:05:07 am', 9, 5, 7],
  ['12:30 AM', 0, 30, 0],
  ['12:30 pm', 12, 30, 0],
  ['1 août 2026 à 9h05', 9, 5, 0],
  ['2016-11-04', 0, 0, 0],
])('%s is %i:%i:%i', (text, hours, minutes, seconds) => {
  expect(secondOfDay(text)).toBe(hours * 3600 + minutes * 60 + seconds);
});
