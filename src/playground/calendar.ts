import { addDays, instantAt, weekStart, type CalendarDate } from '../domain/calendar.ts';
import { sendingDay } from '../domain/checklists/sending-time.ts';
import { freeDaysAround, guessCountry } from '../workflows/settings/free-days.ts';

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

/**
 * Each moment at which it is eight o'clock somewhere in these zones, on the first working day there of the week after a
 * Friday; the earliest first.
 */
export async function firstMornings(
  friday: CalendarDate,
  zones: readonly string[],
): Promise<Date[]> {
  const monday = addDays(weekStart(friday), 7);
  const moments: Date[] = [];
  for (const zone of new Set(zones)) {
    const freeDays = await freeDaysAround(monday, await guessCountry(zone), undefined);
    const day = sendingDay(monday, { weekday: 0, freeDays }) ?? monday;
    moments.push(instantAt(day, EIGHT, zone));
  }
  return inOrder(moments);
}

function inOrder(moments: readonly Date[]): Date[] {
  const times = new Set(moments.map((moment) => moment.getTime()));
  return [...times].toSorted((one, other) => one - other).map((time) => new Date(time));
}
