import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDay } from '../../domain/dates-in-words.ts';

/** What the figures come from. */
export function exportWords(exportAsOf: CalendarDate | undefined, today: CalendarDate): string {
  return exportAsOf === undefined
    ? 'No CRM export has been imported yet.'
    : `From the CRM export of ${formatDay(exportAsOf, today)}.`;
}
