import { addDays, instantAt, weekStart, type CalendarDate } from '../domain/calendar.ts';

const FRIDAY = 4;
const EIGHT = 8 * 60;

/** The Friday before this day; of a Friday the one a week earlier. */
export function fridayBefore(date: CalendarDate): CalendarDate {
  const friday = addDays(weekStart(date), FRIDAY);
  return friday < date ? friday : addDays(friday, -7);
}

/** When a CRM's export of a Friday has arrived: on Saturday morning. */
export function exportArrives(friday: CalendarDate): Date {
  return instantAt(addDays(friday, 1), 6 * 60, 'UTC');
}

/** Each moment at which it is Monday, eight o'clock, somewhere in these zones; the earliest first. */
export function mondayMornings(friday: CalendarDate, zones: readonly string[]): Date[] {
  const monday = addDays(weekStart(friday), 7);
  const moments = zones.map((zone) => instantAt(monday, EIGHT, zone).getTime());
  return [...new Set(moments)].toSorted((one, other) => one - other).map((time) => new Date(time));
}
