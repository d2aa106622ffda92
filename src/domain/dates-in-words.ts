import { addDays, daysBetween, localTime, type CalendarDate } from './calendar.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
const WORKDAYS_AFTER_MONDAY = 4;
const MINUTES_AN_HOUR = 60;
const DAYS_NAMED_BY_WEEKDAY = 7;

/** `2 Dec`, and `2 Dec 2024` where the year is not that of `today`. */
export function formatDate(date: CalendarDate, today: CalendarDate): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`;
  return `${dayOf(date)} ${monthOf(date)}${year}`;
}

/** `Fri 21 Nov`, with the year where it is not that of `today`. */
export function formatDay(date: CalendarDate, today: CalendarDate): string {
  return `${weekdayOf(date)} ${formatDate(date, today)}`;
}

/** `24–28 Nov`, `29 Sep – 3 Oct`: the working days of the week that begins on this Monday. */
export function formatWeek(monday: CalendarDate): string {
  const friday = addDays(monday, WORKDAYS_AFTER_MONDAY);
  return monthOf(monday) === monthOf(friday)
    ? `${dayOf(monday)}–${dayOf(friday)} ${monthOf(friday)}`
    : `${dayOf(monday)} ${monthOf(monday)} – ${dayOf(friday)} ${monthOf(friday)}`;
}

/** `12:40` on the same day, else `Mon 12:40`, from a week on `24 Nov, 12:40`; by the clock of the zone. */
export function formatTime(instant: Date, now: Date, zone: string): string {
  const [then, today] = [localTime(instant, zone), localTime(now, zone).date];
  const clock = formatClock(then.minute);
  if (then.date === today) return clock;
  const recent = daysBetween(then.date, today) < DAYS_NAMED_BY_WEEKDAY;
  return recent ? `${weekdayOf(then.date)} ${clock}` : `${formatDate(then.date, today)}, ${clock}`;
}

/** `Nov 2025`, of any day in the month. */
export function formatMonth(date: CalendarDate): string {
  return `${monthOf(date)} ${date.slice(0, 4)}`;
}

/** `14:05` for a minute of the day, 0–1439. */
export function formatClock(minute: number): string {
  return [Math.floor(minute / MINUTES_AN_HOUR), minute % MINUTES_AN_HOUR]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** `Mon 8 Dec`, or `Mon 8 Dec, 14:00` where the time is known; by the clock of the zone. */
export function formatAppointment(
  day: CalendarDate,
  instant: Date | undefined,
  today: CalendarDate,
  zone: string,
): string {
  if (instant === undefined) return formatDay(day, today);
  const { date, minute } = localTime(instant, zone);
  return `${formatDay(date, today)}, ${formatClock(minute)}`;
}

function dayOf(date: CalendarDate): number {
  return Number(date.slice(8));
}

function monthOf(date: CalendarDate): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

function weekdayOf(date: CalendarDate): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}
