import { addDays, calendarDate, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';

/** What a person is to sell in a period. */
export interface Quota {
  readonly personId: PersonId;
  readonly startsOn: CalendarDate;
  /** The last day, inclusive. */
  readonly endsOn: CalendarDate;
  readonly amount: number;
  readonly currency: string | undefined;
}

const MONTHS_A_QUARTER = 3;
const MONTHS_A_YEAR = 12;

/** First and last day of a period written as `2025`, `2025-Q3` or `2025-07`; undefined for anything else. */
export function parsePeriod(
  text: string,
): { startsOn: CalendarDate; endsOn: CalendarDate } | undefined {
  const match = /^(\d{4})(?:[- ]?Q([1-4])|-(0[1-9]|1[0-2]))?$/i.exec(text.trim());
  if (match === null) return undefined;
  const year = Number(match[1]);
  const [quarter, month] = [match[2], match[3]];
  if (quarter !== undefined) {
    return monthsFrom(year, (Number(quarter) - 1) * MONTHS_A_QUARTER + 1, MONTHS_A_QUARTER);
  }
  if (month !== undefined) return monthsFrom(year, Number(month), 1);
  return monthsFrom(year, 1, MONTHS_A_YEAR);
}

/** The days of so many months, from the first of this one on; it ends in the next year at the latest. */
export function monthsFrom(
  year: number,
  month: number,
  count: number,
): { startsOn: CalendarDate; endsOn: CalendarDate } {
  const next = month + count;
  const after =
    next > MONTHS_A_YEAR ? firstOf(year + 1, next - MONTHS_A_YEAR) : firstOf(year, next);
  return { startsOn: firstOf(year, month), endsOn: addDays(after, -1) };
}

function firstOf(year: number, month: number): CalendarDate {
  return calendarDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
}
