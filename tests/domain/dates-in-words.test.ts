import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import {
  formatAppointment,
  formatClock,
  formatDate,
  formatDay,
  formatMonth,
  formatTime,
  formatWeek,
} from '#src/domain/dates-in-words.ts';
import { memoize } from '#src/domain/memoize.ts';
import { sparkline } from '#src/screen/parts/sparkline.ts';
import { capitalised, clip, count, listed, ownText } from '#src/domain/text.ts';

const today = calendarDate('2025-11-24');

describe('dates in words', () => {
  test('days name the year only where it is another', () => {
    expect(formatDate(calendarDate('2025-12-02'), today)).toBe('2 Dec');
    expect(formatDate(calendarDate('2026-01-02'), today)).toBe('2 Jan 2026');
    expect(formatDay(calendarDate('2025-11-21'), today)).toBe('Fri 21 Nov');
  });

  test('a week is its working days', () => {
    expect(formatWeek(calendarDate('2025-11-24'))).toBe('24–28 Nov');
    expect(formatWeek(calendarDate('2025-09-29'))).toBe('29 Sep – 3 Oct');
  });

  test('months, clocks and appointments', () => {
    expect(formatMonth(calendarDate('2025-12-02'))).toBe('Dec 2025');
    expect([0, 65, 1439].map(formatClock)).toEqual(['00:00', '01:05', '23:59']);
    const day = calendarDate('2025-12-08');
    expect(formatAppointment(day, undefined, today, 'UTC')).toBe('Mon 8 Dec');
    const at = new Date('2025-12-08T23:30:00Z');
    expect(formatAppointment(day, at, today, 'Europe/Berlin')).toBe('Tue 9 Dec, 00:30');
  });

  test.each([
    ['2025-11-17T11:40:00Z', '17 Nov, 12:40'],
    ['2025-11-18T11:40:00Z', 'Tue 12:40'],
    ['2025-11-24T11:40:00Z', '12:40'],
    ['2025-11-23T23:30:00Z', '00:30'],
    ['2025-11-23T22:30:00Z', 'Sun 23:30'],
    ['2025-11-10T11:40:00Z', '10 Nov, 12:40'],
  ])('%s is %s in Berlin', (instant, words) => {
    expect(formatTime(new Date(instant), new Date('2025-11-24T15:00:00Z'), 'Europe/Berlin')).toBe(
      words,
    );
  });
});

test('a sparkline goes from zero to the largest, with a dot for a gap', () => {
  expect(sparkline([0, 1, 2, 4, null, 8])).toBe('▁▂▃▅·█');
  expect(sparkline([0, 0])).toBe('▁▁');
  expect(sparkline([])).toBe('');
  expect(sparkline([1, 2, 3], 2)).toBe('▆█');
  expect(sparkline([9, ...Array.from({ length: 13 }, () => 1)])).toBe('█'.repeat(13));
  expect(sparkline([-1, 1])).toBe('▁█');
});

describe('text', () => {
  test.each([
    ['short', 10, 'short'],
    ['two\nlines\tand  more', 30, 'two lines and more'],
    ['abcdef', 4, 'abc…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15, '👩‍👩‍👧‍👦…'],
    ['e\u0301e\u0301e\u0301', 5, 'e\u0301e\u0301…'],
    ['bell\u0007', 10, 'bell'],
  ])('%j clipped to %i', (text, max, clipped) => {
    expect(clip(text, max)).toBe(clipped);
  });

  test('is clipped to what its characters are written as', () => {
    const write = (character: string) => (character === '&' ? '&amp;' : character);
    expect(clip('a & b', 9, write)).toBe('a &amp; b');
    expect(clip('a & b', 8, write)).toBe('a &amp;…');
    expect(clip('ab   ', 2)).toBe('ab');
  });

  test('is capitalised, and copied', () => {
    expect(capitalised('new deals')).toBe('New deals');
    expect(ownText('as it is')).toBe('as it is');
  });

  test('counts and lists', () => {
    expect([count(1, 'deal'), count(0, 'deal'), count(2, 'person', 'people')]).toEqual([
      '1 deal',
      '0 deals',
      '2 people',
    ]);
    expect(listed(['a', 'b', 'c', 'd', 'e'], 2)).toBe('a, b and 3 more');
    expect(listed(['a', 'b'], 2)).toBe('a and b');
    expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((words) => listed(words))).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});

test('what was derived from an object is derived once', () => {
  let times = 0;
  const derived = memoize(({ value }: { value: number }) => value + (times += 1));
  const key = { value: 10 };
  expect([derived(key), derived(key), derived({ value: 10 })]).toEqual([11, 11, 12]);
});
