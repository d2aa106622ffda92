import { addDays, DAYS_A_WEEK, daysBetween, type CalendarDate } from '../calendar.ts';

/** For a quarter a company's exports are too few for what rests on its reps' own past. */
export const FIRST_WEEKS = 13;

/** Whoever is known since this day or longer is past the first weeks. */
export function endOfFirstWeeks(exportAsOf: CalendarDate): CalendarDate {
  return addDays(exportAsOf, -FIRST_WEEKS * DAYS_A_WEEK);
}

/** For how many whole weeks a company is known, in its first ones; undefined afterwards, and where it isn't known at all. */
export function weeksKnown(
  since: CalendarDate | undefined,
  exportAsOf: CalendarDate,
): number | undefined {
  if (since === undefined) return undefined;
  const weeks = Math.floor(daysBetween(since, exportAsOf) / DAYS_A_WEEK);
  return weeks < FIRST_WEEKS ? weeks : undefined;
}
