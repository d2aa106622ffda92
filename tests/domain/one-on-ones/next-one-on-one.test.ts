import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { isReminderDue } from '#src/domain/one-on-ones/next-one-on-one.ts';

const on = calendarDate('2025-12-08');
const at = new Date('2025-12-08T13:00:00Z');

test.each([
  ['10:59:59', at, false],
  ['11:00:00', at, true],
  ['12:59:59', at, true],
  ['13:00:00', at, false],
  // Without a time: from nine to six in Berlin.
  ['07:59:00', undefined, false],
  ['08:00:00', undefined, true],
  ['16:59:00', undefined, true],
  ['17:00:00', undefined, false],
])('at %s, planned for %s: %s', (time, planned, due) => {
  const now = new Date(`2025-12-08T${time}Z`);
  expect(isReminderDue({ on, at: planned }, now, 'Europe/Berlin')).toBe(due);
});
