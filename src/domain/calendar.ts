/** A calendar date without a zone, as `2025-06-06`. Sorts and compares as text. */
export type CalendarDate = string & { readonly __calendarDate: true };

const MILLISECONDS_A_DAY = 86_400_000;
const MILLISECONDS_A_MINUTE = 60_000;
export const DAYS_A_WEEK = 7;
/** From the first of March of the year 0, counted as day 1. */
const DAYS_TO_1970 = 719_469;
const ZERO = '0'.charCodeAt(0);

/** The date that `text` names as `YYYY-MM-DD`, or undefined where there is no such day. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  return toDate(time) === text ? (text as CalendarDate) : undefined;
}

/** As {@link parseCalendarDate}, for text that the program itself wrote; throws on anything else. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new RangeError(`${text} is not a date of the form YYYY-MM-DD`);
  return date;
}

/** The date `days` later; earlier where `days` is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toDate(toTime(date) + days * MILLISECONDS_A_DAY);
}

/** The same day of the month, so many months later; the last day of a month that is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = [
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)),
    Number(date.slice(8)),
  ];
  const lastDay = new Date(Date.UTC(year, month + months, 0));
  return toDate(lastDay.setUTCDate(Math.min(day, lastDay.getUTCDate())));
}

/** Whole days from `from` to `to`; negative where `to` is the earlier one. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((toTime(to) - toTime(from)) / MILLISECONDS_A_DAY);
}

/** Days since 1970-01-01: dates as plain numbers, for arithmetic over many of them. */
export function dayNumber(date: CalendarDate): number {
  // By arithmetic: a million opportunities have tens of millions of dates. Years begin in March here, so that a leap
  // day is the last of its year, and 153 days are five months.
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month < 3 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digits(date, 8, 10);
  return year * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

/** The date of a {@link dayNumber}. */
export function dateOfDay(day: number): CalendarDate {
  return toDate(day * MILLISECONDS_A_DAY);
}

/** The Monday of the date's week. */
export function weekStart(date: CalendarDate): CalendarDate {
  return addDays(date, -daysSinceMonday(date));
}

/** 0 on Monday, 6 on Sunday. */
export function daysSinceMonday(date: CalendarDate): number {
  return (new Date(toTime(date)).getUTCDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
}

/** The calendar date and the minute of the day (0–1439) that clocks in an IANA zone show at an instant. */
export function localTime(instant: Date, zone: string): { date: CalendarDate; minute: number } {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return {
    date: calendarDate(`${parts.year}-${parts.month}-${parts.day}`),
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/**
 * When clocks in the zone show this minute of the day (0–1439). Of a time that a change of the clocks skips, the moment
 * as far after the change; of one that comes twice, the first.
 */
export function instantAt(date: CalendarDate, minute: number, zone: string): Date {
  const wanted = toTime(date) + minute * MILLISECONDS_A_MINUTE;
  const aheadAt = (time: number) => {
    const shown = localTime(new Date(time), zone);
    return toTime(shown.date) + shown.minute * MILLISECONDS_A_MINUTE - time;
  };
  const before = wanted - aheadAt(wanted - MILLISECONDS_A_DAY);
  const after = wanted - aheadAt(wanted + MILLISECONDS_A_DAY);
  const right = [before, after].find((time) => time + aheadAt(time) === wanted);
  return new Date(right ?? before);
}

/** Whether this runtime knows the IANA zone. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) value = value * 10 + text.charCodeAt(index) - ZERO;
  return value;
}

function toTime(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function toDate(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10) as CalendarDate;
}
