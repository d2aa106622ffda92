import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import {
  isReminderDue,
  isTimeToWrite,
  nextSendingDay,
  openDay,
  sendingDay,
  weekToSend,
} from '#src/domain/checklists/sending-time.ts';

const [MON, TUE, WED, THU, FRI] = [0, 1, 2, 3, 4];
const usual = { weekday: MON ?? 0, hour: 8, freeDays: free() };

function free(...days: string[]): ReadonlySet<CalendarDate> {
  return new Set(days.map(calendarDate));
}

describe('the usual, Monday from 8', () => {
  test.each([
    ['Monday 07:59 in London', '2025-11-24T07:59:00Z', 'Europe/London', undefined],
    ['Monday 08:00 in London', '2025-11-24T08:00:00Z', 'Europe/London', '2025-11-24'],
    ['Monday 00:00 in Los Angeles', '2025-11-24T08:00:00Z', 'America/Los_Angeles', undefined],
    ['Monday 08:00 in Los Angeles', '2025-11-24T16:00:00Z', 'America/Los_Angeles', '2025-11-24'],
    [
      'Sunday evening in UTC, Monday in Auckland',
      '2025-11-23T19:00:00Z',
      'Pacific/Auckland',
      '2025-11-24',
    ],
    ['Monday 18:00', '2025-11-24T18:00:00Z', 'UTC', undefined],
    ['Wednesday, after a bot was down', '2025-11-26T10:00:00Z', 'UTC', '2025-11-24'],
    ['Friday afternoon', '2025-11-28T17:59:00Z', 'UTC', '2025-11-24'],
    ['Saturday', '2025-11-29T10:00:00Z', 'UTC', undefined],
    ['Sunday', '2025-11-30T10:00:00Z', 'UTC', undefined],
    // Clocks in Berlin change on the last Sundays of March and October.
    ['the Monday after clocks go forward', '2025-03-31T06:00:00Z', 'Europe/Berlin', '2025-03-31'],
    ['an hour too early after clocks go back', '2025-10-27T06:30:00Z', 'Europe/Berlin', undefined],
    ['the Monday after clocks go back', '2025-10-27T07:00:00Z', 'Europe/Berlin', '2025-10-27'],
  ])('%s', (_, instant, zone, week) => {
    expect(weekToSend(new Date(instant), zone, usual)).toBe(week);
  });
});

describe('a day and an hour of one’s own', () => {
  test.each([
    ['Thursday at 10, on Wednesday', THU, 10, '2025-11-26T12:00:00Z', undefined],
    ['Thursday at 10, on Thursday at 9:59', THU, 10, '2025-11-27T09:59:00Z', undefined],
    ['Thursday at 10, on Thursday at 10', THU, 10, '2025-11-27T10:00:00Z', '2025-11-24'],
    [
      'Thursday at 10, on Friday after a bot was down',
      THU,
      10,
      '2025-11-28T10:00:00Z',
      '2025-11-24',
    ],
    ['Friday at 16', FRI, 16, '2025-11-28T16:05:00Z', '2025-11-24'],
    ['Tuesday at 7, before the usual hour', TUE, 7, '2025-11-25T07:00:00Z', '2025-11-24'],
    [
      'Monday, chosen on Wednesday before this week’s came',
      MON,
      8,
      '2025-11-26T09:00:00Z',
      '2025-11-24',
    ],
  ])('%s', (_, weekday, hour, instant, week) => {
    expect(weekToSend(new Date(instant), 'UTC', { ...usual, weekday: weekday ?? 0, hour })).toBe(
      week,
    );
  });
});

describe('free days', () => {
  const easter = free('2026-04-03', '2026-04-06');
  test.each([
    ['a free Monday moves it to Tuesday', MON, easter, '2026-04-06', '2026-04-07'],
    [
      'a free Friday, wished for, to Thursday: no week is skipped',
      FRI,
      easter,
      '2026-03-30',
      '2026-04-02',
    ],
    ['two free days in a row', MON, free('2025-12-22', '2025-12-23'), '2025-12-22', '2025-12-24'],
    ['the wished day is not free', WED, easter, '2026-04-06', '2026-04-08'],
    [
      'a week that is all free has none',
      MON,
      free('2025-10-06', '2025-10-07', '2025-10-08', '2025-10-09', '2025-10-10'),
      '2025-10-06',
      undefined,
    ],
    [
      'where Friday is of the weekend',
      FRI,
      free('2025-11-28', '2025-11-29'),
      '2025-11-24',
      '2025-11-27',
    ],
  ])('%s', (_, weekday, freeDays, week, day) => {
    expect(sendingDay(calendarDate(week), { weekday: weekday ?? 0, freeDays })).toBe(day);
  });

  test('nothing goes out on one, and it is due on the day after', () => {
    const habit = { ...usual, freeDays: easter };
    expect(weekToSend(new Date('2026-04-06T09:00:00Z'), 'UTC', habit)).toBeUndefined();
    expect(weekToSend(new Date('2026-04-07T07:59:00Z'), 'UTC', habit)).toBeUndefined();
    expect(weekToSend(new Date('2026-04-07T08:00:00Z'), 'UTC', habit)).toBe('2026-04-06');
  });
});

describe('the next checklist', () => {
  test.each([
    ['this week’s is out', '2025-11-24', true, usual, '2025-12-01'],
    [
      'this week’s is still to come',
      '2025-11-24',
      false,
      { ...usual, weekday: THU ?? 0 },
      '2025-11-27',
    ],
    ['this week’s is overdue', '2025-11-26', false, usual, '2025-11-26'],
    ['overdue on a Saturday: next week', '2025-11-29', false, usual, '2025-12-01'],
    ['changed to Monday on a Wednesday, this week’s out', '2025-11-26', true, usual, '2025-12-01'],
    [
      'next Monday is free',
      '2025-11-24',
      true,
      { ...usual, freeDays: free('2025-12-01') },
      '2025-12-02',
    ],
  ])('%s', (_, from, isSent, habit, next) => {
    expect(nextSendingDay(calendarDate(from), isSent, habit)).toBe(next);
  });

  test.each([
    [35, '2025-12-29'],
    [40, undefined],
  ])('after %i free days: %s', (days, next) => {
    const freeDays = Array.from({ length: days }, (_, index) =>
      addDays(calendarDate('2025-11-24'), index),
    );
    const habit = { ...usual, freeDays: new Set(freeDays) };
    expect(nextSendingDay(calendarDate('2025-11-24'), false, habit)).toBe(next);
  });

  test('from the evening on it is not today', () => {
    expect(openDay(new Date('2025-11-24T17:59:00Z'), 'UTC')).toBe('2025-11-24');
    expect(openDay(new Date('2025-11-24T18:00:00Z'), 'UTC')).toBe('2025-11-25');
  });
});

describe('the reminder', () => {
  test.each([
    ['Tuesday is not midweek', '2025-11-24', usual, '2025-11-25T09:00:00Z', false],
    ['Wednesday before the hour', '2025-11-24', usual, '2025-11-26T07:59:00Z', false],
    ['Wednesday', '2025-11-24', usual, '2025-11-26T08:00:00Z', true],
    ['Wednesday evening', '2025-11-24', usual, '2025-11-26T18:00:00Z', false],
    ['Thursday, after a bot was down', '2025-11-24', usual, '2025-11-27T09:00:00Z', true],
    ['a list of Tuesday, on Wednesday', '2025-11-25', usual, '2025-11-26T09:00:00Z', false],
    ['a list of Tuesday, on Thursday', '2025-11-25', usual, '2025-11-27T09:00:00Z', true],
    ['a list of Thursday has no midweek left', '2025-11-27', usual, '2025-11-28T17:00:00Z', false],
    ['not on Saturday', '2025-11-24', usual, '2025-11-29T09:00:00Z', false],
    ['not the week after', '2025-11-24', usual, '2025-12-03T09:00:00Z', false],
    [
      'not on a free Wednesday',
      '2025-11-24',
      { ...usual, freeDays: free('2025-11-26') },
      '2025-11-26T09:00:00Z',
      false,
    ],
    [
      'but on the Thursday after it',
      '2025-11-24',
      { ...usual, freeDays: free('2025-11-26') },
      '2025-11-27T09:00:00Z',
      true,
    ],
  ])('%s', (_, postedOn, habit, now, isDue) => {
    const list = { week: calendarDate('2025-11-24'), postedOn: calendarDate(postedOn) };
    expect(isReminderDue(new Date(now), 'UTC', list, habit)).toBe(isDue);
  });
});

test.each([
  ['2025-11-26T07:59:00Z', false],
  ['2025-11-26T08:00:00Z', true],
  ['2025-11-26T17:59:00Z', true],
  ['2025-11-26T18:00:00Z', false],
  ['2025-11-29T10:00:00Z', false],
])('somebody may be written to at %s: %s', (now, may) => {
  expect(isTimeToWrite(new Date(now), 'UTC', usual)).toBe(may);
});
