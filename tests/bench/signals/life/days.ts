import { addDays, DAYS_A_WEEK, type CalendarDate } from '#src/domain/calendar.ts';

export const MONDAY = 0;
export const FRIDAY = 4;

/** Monday is 0. Days are counted from the first export, which is on a Friday. */
export function weekdayOf(day: number): number {
  return (((day + FRIDAY) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
}

/** The week that ends with the Friday on or after this day; the first export ends week 0. */
export function weekOf(day: number): number {
  return Math.ceil(day / DAYS_A_WEEK);
}

/** The Friday that ends a week. */
export function fridayOf(week: number): number {
  return week * DAYS_A_WEEK;
}

/** A day of the year as the market and the habits need it. */
export interface DayOfYear {
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
  readonly daysLeftOfMonth: number;
  readonly daysLeftOfQuarter: number;
  /** `04-01`. */
  readonly monthAndDay: string;
}

function dayOfYear(date: CalendarDate): DayOfYear {
  const [year = NaN, month = NaN, dayOfMonth = NaN] = date.split('-').map(Number);
  const lastOfMonth = daysOf(year, month);
  const daysLeftOfMonth = lastOfMonth - dayOfMonth;
  const monthsLeft = (3 - (month % 3)) % 3;
  const later = Array.from({ length: monthsLeft }, (_, index) => daysOf(year, month + 1 + index));
  return {
    month,
    dayOfMonth,
    daysLeftOfMonth,
    daysLeftOfQuarter: daysLeftOfMonth + later.reduce((sum, days) => sum + days, 0),
    monthAndDay: date.slice(5),
  };
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Memoized, as every day is asked for by every rep. */
export function calendarFrom(firstExport: CalendarDate) {
  const dates = new Map<number, CalendarDate>();
  const days = new Map<number, DayOfYear>();
  const date = (day: number): CalendarDate => {
    const known = dates.get(day) ?? addDays(firstExport, day);
    dates.set(day, known);
    return known;
  };
  return {
    date,
    ofYear(day: number): DayOfYear {
      const known = days.get(day) ?? dayOfYear(date(day));
      days.set(day, known);
      return known;
    },
  };
}

export type LifeCalendar = ReturnType<typeof calendarFrom>;
