import { daysSinceMonday, localTime, weekStart, type CalendarDate } from './calendar.ts';

const EARLIEST_MINUTE = 8 * 60;
const LATEST_MINUTE = 18 * 60;
const FRIDAY = 4;

/**
 * The Monday of the week whose checklist may be sent at this instant to somebody in the zone; undefined at night, in
 * the evening and on weekends. From Monday 08:00 on, since a bot that was down on Monday catches up in the week.
 */
export function weekToSend(now: Date, zone: string): CalendarDate | undefined {
  const { date, minute } = localTime(now, zone);
  const isWorkingTime =
    daysSinceMonday(date) <= FRIDAY && minute >= EARLIEST_MINUTE && minute < LATEST_MINUTE;
  return isWorkingTime ? weekStart(date) : undefined;
}
