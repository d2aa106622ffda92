import { DAYS_A_WEEK } from '../../domain/calendar.ts';

/** Weeks are counted from the last past Friday: its week is 0, the ones to play forward begin with 1. */
export const PAST_EXPORTS = 52;
/** So many are there to play. */
export const LAST_WEEK = 13;
export const FIRST_EXPORT_WEEK = 1 - PAST_EXPORTS;

/** What was begun before the first export, so that it shows a pipeline and not a beginning. */
const WEEKS_BEFORE_EXPORTS = 9;
export const FIRST_WEEK = FIRST_EXPORT_WEEK - WEEKS_BEFORE_EXPORTS;

export const WORKDAYS = 5;

/** Days are counted from the last past Friday, too. */
export function fridayOf(week: number): number {
  return week * DAYS_A_WEEK;
}

/** The week's workday, 0 for Monday. */
export function workdayOf(week: number, workday: number): number {
  return fridayOf(week) - (WORKDAYS - 1) + workday;
}

/** One workday of the week, as chance has it; `next` is from 0 up to, not including, 1. */
export function someWorkday(week: number, next: number): number {
  return workdayOf(week, Math.floor(next * WORKDAYS));
}
