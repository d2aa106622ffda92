import { parseCalendarDate, type CalendarDate } from '../calendar.ts';

const DATE_IN_NAME = /(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/g;

/**
 * The last date in a file's name, written with the year first: `pipeline-2026-11-20.csv`, `20261120_deals.csv`.
 * Undefined where there is none.
 */
export function dateInFileName(name: string): CalendarDate | undefined {
  return [...name.matchAll(DATE_IN_NAME)]
    .map(([, year, month, day]) => parseCalendarDate(`${year}-${month}-${day}`))
    .findLast((date) => date !== undefined);
}
