import { dayNumber } from '../calendar.ts';
import type { OpportunityHistory } from '../pipeline/rep-history.ts';
import type { Coverage } from './coverage.ts';

/**
 * The day an opportunity was created: the CRM's word, else the export that first showed it.
 * Undefined for one that the very first export showed without saying how old it was.
 */
export function creationDay(
  { opportunity, firstSeenOn }: OpportunityHistory,
  { exportDays }: Coverage,
): number | undefined {
  if (opportunity.createdOn !== undefined) return dayNumber(opportunity.createdOn);
  const [first, seen] = [exportDays[0], dayNumber(firstSeenOn)];
  return first !== undefined && first < seen ? seen : undefined;
}

/**
 * The last day before `day` on which somebody looked: what was seen on `day` happened after it.
 * That is the export before; where the CRM's own history covers `day`, the day before;
 * -Infinity where nobody had looked yet.
 */
export function lastLookBefore(day: number, { exportDays, historyUntil }: Coverage): number {
  if (historyUntil !== undefined && day <= historyUntil) return day - 1;
  const last = lastBefore(exportDays, day) ?? -Infinity;
  return historyUntil === undefined ? last : Math.max(last, historyUntil);
}

/** By halves, since every change of every opportunity asks. */
function lastBefore(days: readonly number[], day: number): number | undefined {
  let [from, until] = [0, days.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((days[middle] ?? day) < day) from = middle + 1;
    else until = middle;
  }
  return days[from - 1];
}
