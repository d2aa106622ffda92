import {
  addDays,
  dayNumber,
  daysBetween,
  localTime,
  weekStart,
  type CalendarDate,
} from '../domain/calendar.ts';

const MINUTES_A_DAY = 1_440;
const MILLISECONDS_A_MINUTE = 60_000;
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

/** When clocks in the zone show this minute of the day. */
function instantAt(date: CalendarDate, minute: number, zone: string): Date {
  const wanted = (dayNumber(date) * MINUTES_A_DAY + minute) * MILLISECONDS_A_MINUTE;
  const shown = localTime(new Date(wanted), zone);
  const ahead = daysBetween(date, shown.date) * MINUTES_A_DAY + shown.minute - minute;
  return new Date(wanted - ahead * MILLISECONDS_A_MINUTE);
}
