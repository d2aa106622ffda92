import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  calendarDate,
  dateOfDay,
  dayNumber,
  daysBetween,
  daysSinceMonday,
  instantAt,
  isTimeZone,
  localTime,
  parseCalendarDate,
  weekStart,
} from '#src/domain/calendar.ts';

const anyDate = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => calendarDate(date.toISOString().slice(0, 10)));

describe('calendar dates', () => {
  test.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-6-6',
    '06/06/2025',
    '',
    '2025-06-06T00:00',
  ])('refuses %j', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
    expect(() => calendarDate(text)).toThrow('is not a date of the form YYYY-MM-DD');
  });

  test('every day has the number of the one before it and one, across leap years and centuries', () => {
    const [first, last] = [dayNumber(calendarDate('1896-01-01')), Date.UTC(2104, 11, 31) / 864e5];
    expect(dayNumber(calendarDate('1970-01-01'))).toBe(0);
    const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    expect(days.filter((day) => dayNumber(dateOfDay(day)) !== day)).toEqual([]);
  });

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-11-05', 0, '2025-11-05'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-03-31', -13, '2024-02-29'],
  ])('%s and %i months is %s', (date, months, later) => {
    expect(addMonths(calendarDate(date), months)).toBe(later);
  });

  test('a week starts on the Monday at or before the date', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const monday = weekStart(date);
        expect(daysSinceMonday(monday)).toBe(0);
        expect(daysBetween(monday, date)).toBe(daysSinceMonday(date));
      }),
    );
    expect(weekStart(calendarDate('2025-11-23'))).toBe('2025-11-17');
    expect(weekStart(calendarDate('2025-11-24'))).toBe('2025-11-24');
  });
});

describe('instantAt', () => {
  test.each([
    ['2025-11-24', 840, 'Europe/Berlin', '2025-11-24T13:00:00.000Z'],
    ['2025-11-24', 0, 'America/Los_Angeles', '2025-11-24T08:00:00.000Z'],
    ['2025-11-24', 1439, 'Pacific/Kiritimati', '2025-11-24T09:59:00.000Z'],
    ['2025-03-30', 179, 'Europe/Berlin', '2025-03-30T01:59:00.000Z'],
    ['2025-03-30', 180, 'Europe/Berlin', '2025-03-30T01:00:00.000Z'],
    ['2025-10-26', 150, 'Europe/Berlin', '2025-10-26T00:30:00.000Z'],
    ['2025-10-26', 180, 'Europe/Berlin', '2025-10-26T02:00:00.000Z'],
  ])('%s, minute %i in %s is %s', (date, minute, zone, instant) => {
    expect(instantAt(calendarDate(date), minute, zone).toISOString()).toBe(instant);
  });

  test('is what localTime shows, in every zone but in the hour that a change skips', () => {
    const zone = fc.constantFrom('UTC', 'Europe/London', 'Asia/Kathmandu', 'America/Denver');
    const noon = fc.integer({ min: 240, max: 1439 });
    fc.assert(
      fc.property(anyDate, noon, zone, (date, minute, zone) => {
        expect(localTime(instantAt(date, minute, zone), zone)).toEqual({ date, minute });
      }),
    );
  });
});

describe('localTime', () => {
  test.each([
    ['2025-11-24T08:00:00Z', 'Europe/London', '2025-11-24', 480],
    ['2025-11-24T08:00:00Z', 'America/Los_Angeles', '2025-11-24', 0],
    ['2025-11-24T07:59:00Z', 'America/Los_Angeles', '2025-11-23', 1439],
    ['2025-11-24T00:30:00Z', 'Asia/Singapore', '2025-11-24', 510],
    ['2025-11-24T00:15:00Z', 'Asia/Kathmandu', '2025-11-24', 360],
    // The same local hour before and after clocks change.
    ['2025-03-28T07:00:00Z', 'Europe/Berlin', '2025-03-28', 480],
    ['2025-03-31T06:00:00Z', 'Europe/Berlin', '2025-03-31', 480],
  ])('%s in %s is %s, minute %i', (instant, zone, date, minute) => {
    expect(localTime(new Date(instant), zone)).toEqual({ date, minute });
  });

  test('knows real zones from others', () => {
    expect(isTimeZone('Europe/London')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});
