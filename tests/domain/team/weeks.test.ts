import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, dateOfDay, dayNumber } from '#src/domain/calendar.ts';
import { periodOn } from '#src/domain/team/period.ts';
import { teamTimeline } from '#src/domain/team/team-timeline.ts';
import {
  weekOf,
  WEEKS_A_QUARTER,
  WEEKS_A_YEAR,
  weekStartDate,
  weeksUntil,
} from '#src/domain/team/weeks.ts';
import { USUAL_WEEKS_OF_HISTORY, weeksOfHistory } from '#src/domain/team/weeks-of-history.ts';
import { mixedTeam, mixedTimeline } from '#tests/support/mixed-team.ts';
import { LAST_EXPORT } from '#tests/support/selling-team.ts';

describe('weeks', () => {
  const friday = calendarDate('2025-11-21');
  const weeks = weeksUntil(friday, 4);

  test('end with the newest export', () => {
    expect(weeks.lastDay - weeks.firstDay + 1).toBe(28);
    const weekOn = (date: string) => weekOf(dayNumber(calendarDate(date)), weeks);
    expect(
      ['2025-10-24', '2025-10-25', '2025-10-31', '2025-11-01', '2025-11-21'].map(weekOn),
    ).toEqual([-1, 0, 0, 1, 3]);
    expect([0, 3].map((week) => weekStartDate(week, weeks))).toEqual(['2025-10-25', '2025-11-15']);
  });

  test('go back for a year and a half, for two years where quotas are long', () => {
    expect([0, 92, 184, 185, 365].map(weeksOfHistory)).toEqual([78, 78, 78, 104, 104]);
    expect(USUAL_WEEKS_OF_HISTORY).toBe(78);
    expect(4 * WEEKS_A_QUARTER).toBe(WEEKS_A_YEAR);
  });
});

describe('a team’s timeline', () => {
  const history = mixedTeam();

  test('is the same one for a date, and none before the first export', () => {
    const [first] = history.exportDates;
    if (first === undefined) throw new Error('There is no export.');
    expect(teamTimeline(history, LAST_EXPORT)).toBe(teamTimeline(history, LAST_EXPORT));
    expect(teamTimeline(history, addDays(first, -1))).toBeUndefined();
    expect(teamTimeline(history, first)?.newestExport).toBe(first);
  });

  test('is covered where an export lies, and up to where the CRM’s history tells', () => {
    const team = teamTimeline(
      { ...history, exportDates: [addDays(LAST_EXPORT, -14), LAST_EXPORT] },
      LAST_EXPORT,
    );
    expect(team?.isCovered.slice(-4)).toEqual([false, true, false, true]);
    expect(team?.isCovered.filter(Boolean)).toHaveLength(2);
    const told = (daysAgo: number) =>
      teamTimeline(
        { ...history, exportDates: [LAST_EXPORT], historyUntil: addDays(LAST_EXPORT, -daysAgo) },
        LAST_EXPORT,
      )?.isCovered.filter(Boolean).length;
    expect([7, 8, 13, 14, 7 * 77, 7 * 78, 7 * 90].map(told)).toEqual([78, 77, 77, 77, 2, 1, 1]);
  });
});

test('a period is the quota’s, of several the shortest one’s, else the calendar quarter', () => {
  const team = mixedTimeline();
  const period = (rep: number, date: string) => {
    const { firstDay, lastDay } = periodOn(team, rep, dayNumber(calendarDate(date)));
    return `${dateOfDay(firstDay)} ${dateOfDay(lastDay)}`;
  };
  expect(period(0, '2026-08-10')).toBe('2026-07-01 2026-09-29');
  // Between two quarters' quotas only that of the year is left.
  expect(period(0, '2026-09-30')).toBe('2026-01-01 2026-12-31');
  expect(period(1, '2026-01-01')).toBe('2026-01-01 2026-12-31');
  expect(period(1, '2026-12-31')).toBe('2026-01-01 2026-12-31');
  expect(period(1, '2025-12-31')).toBe('2025-10-01 2025-12-31');
  // A quota of nothing is none.
  expect(period(3, '2026-03-31')).toBe('2026-01-01 2026-03-31');
  expect(period(3, '2026-04-01')).toBe('2026-04-01 2026-06-30');
});
