import { dateOfDay, dayNumber, type CalendarDate } from '../calendar.ts';
import { memoize } from '../memoize.ts';

/** Weeks of seven days, oldest first, of which the last ends with the newest export. */
export interface Weeks {
  readonly count: number;
  /** The day number of the first day of week 0. */
  readonly firstDay: number;
  /** The day number of the last day of the last week. */
  readonly lastDay: number;
}

export const DAYS_A_WEEK = 7;
export const WEEKS_A_QUARTER = 13;
export const WEEKS_A_YEAR = 52;

export function weeksUntil(lastDay: CalendarDate, count: number): Weeks {
  const last = dayNumber(lastDay);
  return { count, firstDay: last - count * DAYS_A_WEEK + 1, lastDay: last };
}

/** The week that a day number lies in; negative for a day before them all. */
export function weekOf(day: number, weeks: Weeks): number {
  return Math.floor((day - weeks.firstDay) / DAYS_A_WEEK);
}

/** The first day of a week. */
export function weekStartDate(week: number, weeks: Weeks): CalendarDate {
  const known = startDates(weeks);
  const date = known.get(week) ?? dateOfDay(weeks.firstDay + week * DAYS_A_WEEK);
  known.set(week, date);
  return date;
}

/** Every chart of every rep has the same ones. */
const startDates = memoize((_weeks: Weeks) => new Map<number, CalendarDate>());
