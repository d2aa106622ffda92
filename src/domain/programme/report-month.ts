import { addDays, daysSinceMonday, localTime, type CalendarDate } from '../calendar.ts';

const EARLIEST_MINUTE = 9 * 60;
const LATEST_MINUTE = 18 * 60;
const SATURDAY = 5;
/** A bot that was down on the first working day catches up; later in the month the figures are old. */
const LAST_DAY = 7;

/**
 * The last day of the month that may be reported on at this instant in the zone: from 09:00 on the first working day of
 * the next month on, within its first week. `freeDays` are the holidays and days of the weekend there. Undefined at any
 * other time.
 */
export function monthToReport(
  now: Date,
  zone: string,
  freeDays: ReadonlySet<CalendarDate>,
): CalendarDate | undefined {
  const { date, minute } = localTime(now, zone);
  const day = Number(date.slice(8));
  const isWorkingTime =
    daysSinceMonday(date) < SATURDAY &&
    !freeDays.has(date) &&
    minute >= EARLIEST_MINUTE &&
    minute < LATEST_MINUTE;
  return isWorkingTime && day <= LAST_DAY ? addDays(date, -day) : undefined;
}
