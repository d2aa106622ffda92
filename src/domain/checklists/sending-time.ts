import { addDays, DAYS_A_WEEK, localTime, weekStart, type CalendarDate } from '../calendar.ts';

/** When somebody wants their checklist. */
export interface SendingHabit {
  /** 0 for Monday to 4 for Friday. */
  readonly weekday: number;
  /** The full hour, by their clock. */
  readonly hour: number;
  /** Holidays and days of the weekend where they live, of the weeks around now. */
  readonly freeDays: ReadonlySet<CalendarDate>;
}

const MINUTES_AN_HOUR = 60;
const LATEST_MINUTE = 18 * MINUTES_AN_HOUR;
const MONDAY_TO_FRIDAY = [0, 1, 2, 3, 4] as const;
const WEDNESDAY = 2;
/** A reminder on the day after would be nagging. */
const DAYS_BEFORE_REMINDER = 2;
/** Nobody's holidays are longer. */
const MAX_WEEKS_AHEAD = 6;

/**
 * The Monday of the week whose checklist may be sent at this instant to somebody in the zone; undefined at night, in
 * the evening, on free days and before the day and hour that they chose. From then on all week, since a bot that was
 * down catches up.
 */
export function weekToSend(now: Date, zone: string, habit: SendingHabit): CalendarDate | undefined {
  const { date, minute } = localTime(now, zone);
  const week = weekStart(date);
  const day = sendingDay(week, habit);
  const isDue = day !== undefined && day <= date && isWorkingTime(date, minute, habit);
  return isDue ? week : undefined;
}

/**
 * The day of the week that begins on this Monday on which the checklist comes: the wished one, else the next working day;
 * where none is left, the last one before, so that no week is skipped. Undefined for a week that is all free.
 */
export function sendingDay(
  week: CalendarDate,
  habit: Pick<SendingHabit, 'weekday' | 'freeDays'>,
): CalendarDate | undefined {
  const wished = addDays(week, habit.weekday);
  const working = workingDays(week, habit);
  return working.find((day) => day >= wished) ?? working.at(-1);
}

/**
 * The first day from `from` on that a checklist comes, of this week's where `isSent` is false; a list that is overdue comes
 * on the next working day. Undefined where no working day is known.
 */
export function nextSendingDay(
  from: CalendarDate,
  isSent: boolean,
  habit: Pick<SendingHabit, 'weekday' | 'freeDays'>,
): CalendarDate | undefined {
  const thisWeek = weekStart(from);
  for (let ahead = isSent ? 1 : 0; ahead < MAX_WEEKS_AHEAD; ahead += 1) {
    const week = addDays(thisWeek, ahead * DAYS_A_WEEK);
    const day = sendingDay(week, habit);
    const next = workingDays(week, habit).find(
      (one) => day !== undefined && one >= day && one >= from,
    );
    if (next !== undefined) return next;
  }
  return undefined;
}

/** The day whose messages are still to come: today, from the evening on tomorrow. */
export function openDay(now: Date, zone: string): CalendarDate {
  const { date, minute } = localTime(now, zone);
  return minute < LATEST_MINUTE ? date : addDays(date, 1);
}

/**
 * Whether it is time to remind somebody of a checklist that was posted on a day of this week: from Wednesday on, two
 * days after it came at the earliest, in the same working hours. A list that came on Thursday or later has no midweek.
 */
export function isReminderDue(
  now: Date,
  zone: string,
  list: { readonly week: CalendarDate; readonly postedOn: CalendarDate },
  habit: SendingHabit,
): boolean {
  const { date, minute } = localTime(now, zone);
  if (weekStart(date) !== list.week) return false;
  const earliest = [addDays(list.week, WEDNESDAY), addDays(list.postedOn, DAYS_BEFORE_REMINDER)];
  return earliest.every((day) => day <= date) && isWorkingTime(date, minute, habit);
}

/** Whether somebody in the zone may be written to now: on a working day, from the hour that they chose to the evening. */
export function isTimeToWrite(now: Date, zone: string, habit: SendingHabit): boolean {
  const { date, minute } = localTime(now, zone);
  return isWorkingTime(date, minute, habit);
}

function isWorkingTime(date: CalendarDate, minute: number, habit: SendingHabit): boolean {
  return (
    workingDays(weekStart(date), habit).includes(date) &&
    minute >= habit.hour * MINUTES_AN_HOUR &&
    minute < LATEST_MINUTE
  );
}

/** Monday to Friday, without what is free: a checklist names these days, wherever a weekend lies. */
function workingDays(
  week: CalendarDate,
  { freeDays }: Pick<SendingHabit, 'freeDays'>,
): CalendarDate[] {
  return MONDAY_TO_FRIDAY.map((day) => addDays(week, day)).filter((day) => !freeDays.has(day));
}
