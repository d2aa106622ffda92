import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { monthToReport } from '#src/domain/programme/report-month.ts';

const FREE = new Set([calendarDate('2026-01-01')]);

test.each([
  ['2025-12-01T08:59:00Z', undefined],
  ['2025-12-01T09:00:00Z', '2025-11-30'],
  ['2025-12-01T18:00:00Z', undefined],
  ['2025-12-05T10:00:00Z', '2025-11-30'],
  ['2025-12-05T17:59:00Z', '2025-11-30'],
  ['2025-10-07T10:00:00Z', '2025-09-30'],
  ['2025-10-08T10:00:00Z', undefined],
  ['2025-12-11T10:00:00Z', undefined],
  ['2025-12-08T10:00:00Z', undefined],
  // The first working day is the third.
  ['2025-11-01T10:00:00Z', undefined],
  ['2025-11-02T10:00:00Z', undefined],
  ['2025-11-03T10:00:00Z', '2025-10-31'],
  // New Year's Day is free.
  ['2026-01-01T10:00:00Z', undefined],
  ['2026-01-02T10:00:00Z', '2025-12-31'],
])('at %s: %s', (at, month) => {
  expect(monthToReport(new Date(at), 'UTC', FREE)).toBe(month);
});

test('by the clock of the zone', () => {
  expect(monthToReport(new Date('2025-11-30T22:30:00Z'), 'Australia/Sydney', FREE)).toBe(
    '2025-11-30',
  );
});
