import { dayNumber, type CalendarDate } from '../calendar.ts';
import type { OpportunityHistory } from '../rep-history.ts';
import type { Coverage } from './timeline.ts';

/**
 * The day an opportunity was created: the CRM's word, else the export that first showed it.
 * Undefined for one that the very first export showed without saying how old it was.
 */
export function creationDay(
  { opportunity, firstSeenOn }: OpportunityHistory,
  { exportDates }: Coverage,
): number | undefined {
  if (opportunity.createdOn !== undefined) return dayNumber(opportunity.createdOn);
  const first = exportDates[0];
  return first !== undefined && first < firstSeenOn ? dayNumber(firstSeenOn) : undefined;
}

/**
 * The last day before `date` on which somebody looked: what was seen on `date` happened after it.
 * That is the export before; where the CRM's own history covers `date`, the day before;
 * -Infinity where nobody had looked yet.
 */
export function lastLookBefore(
  date: CalendarDate,
  { exportDates, historyUntil }: Coverage,
): number {
  if (historyUntil !== undefined && date <= historyUntil) return dayNumber(date) - 1;
  const before = lastBefore(exportDates, date);
  const last = before === undefined ? -Infinity : dayNumber(before);
  return historyUntil === undefined ? last : Math.max(last, dayNumber(historyUntil));
}

/** By halves, since every change of every opportunity asks. */
function lastBefore(dates: readonly CalendarDate[], date: CalendarDate): CalendarDate | undefined {
  let [from, until] = [0, dates.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((dates[middle] ?? date) < date) from = middle + 1;
    else until = middle;
  }
  return dates[from - 1];
}
