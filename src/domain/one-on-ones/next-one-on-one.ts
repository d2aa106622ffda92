import { localTime, type CalendarDate } from '../calendar.ts';

/** The next one-on-one of two people, as currently planned. */
export interface NextOneOnOne {
  readonly on: CalendarDate;
  /** Undefined where no time was said. */
  readonly at: Date | undefined;
}

const AHEAD_MILLISECONDS = 2 * 60 * 60_000;
/** Where only a day is known, whoever takes part is reminded at nine by their own clock, and not after work. */
const MORNING_MINUTE = 9 * 60;
const EVENING_MINUTE = 18 * 60;

/**
 * Whether somebody in the zone is to be reminded at this instant: from two hours ahead until it begins; where no time is
 * known, from nine in the morning of that day.
 */
export function isReminderDue({ on, at }: NextOneOnOne, now: Date, zone: string): boolean {
  if (at !== undefined) {
    return now >= new Date(at.getTime() - AHEAD_MILLISECONDS) && now < at;
  }
  const { date, minute } = localTime(now, zone);
  return date === on && minute >= MORNING_MINUTE && minute < EVENING_MINUTE;
}
