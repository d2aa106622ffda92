import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import type { Chances } from '../organisation/distributions.ts';
import { weekdayOf, type LifeCalendar } from './days.ts';
import { isEmployed, type LifeRep } from './people.ts';
import type { Scenario } from './scenarios.ts';

/** Days, both included, on which a rep is away altogether. */
export interface Absence {
  readonly why: 'holiday' | 'sick' | 'parental leave' | 'Christmas';
  readonly from: number;
  readonly until: number;
}

const HOLIDAYS_A_YEAR = [1, 2, 2, 3] as const;
const HOLIDAY_WEEKS = [1, 1, 2, 2, 3] as const;
const SHARE_IN_SUMMER = 0.5;
const SICK_TIMES_A_YEAR = 1.5;
const SICK_DAYS = [1, 2, 3, 3, 5, 8, 20] as const;
const SHARE_PARENTS = 0.08;
const PARENTAL_DAYS = 91;
const SHARE_AWAY_AT_CHRISTMAS = 0.8;
const DAYS_A_YEAR = 365;

/** When a rep is away in the days from `first` to `last`. */
export function someAbsences(
  scenarios: readonly Scenario[],
  { first, last }: { readonly first: number; readonly last: number },
  calendar: LifeCalendar,
  chance: Chances,
): readonly Absence[] {
  const has = (scenario: Scenario) => scenarios.includes(scenario);
  const away: Absence[] = [];
  for (let year = first; year < last; year += DAYS_A_YEAR) {
    if (has('holidays')) {
      for (let left = chance.pick(HOLIDAYS_A_YEAR); left > 0; left -= 1) {
        away.push(someHoliday(year, has('summer'), calendar, chance));
      }
    }
    if (has('sick leave')) {
      for (let left = chance.poisson(SICK_TIMES_A_YEAR); left > 0; left -= 1) {
        const from = year + chance.integer(DAYS_A_YEAR);
        away.push({ why: 'sick', from, until: from + chance.pick(SICK_DAYS) - 1 });
      }
    }
  }
  if (has('Christmas')) away.push(...someChristmases(first, last, calendar, chance));
  if (has('parental leave') && chance.happens(SHARE_PARENTS)) {
    const from = Math.floor(last / 4) + chance.integer(Math.max(1, Math.floor(last / 3)));
    away.push({ why: 'parental leave', from, until: from + PARENTAL_DAYS - 1 });
  }
  return away;
}

/** Whole weeks from a Monday on, with both weekends, more often in July and August than not where there is a summer. */
function someHoliday(
  year: number,
  hasSummer: boolean,
  calendar: LifeCalendar,
  chance: Chances,
): Absence {
  const someDay = () => year + chance.integer(DAYS_A_YEAR);
  let day = someDay();
  if (hasSummer && chance.happens(SHARE_IN_SUMMER)) {
    while (![7, 8].includes(calendar.ofYear(day).month)) day = someDay();
  }
  const monday = day - weekdayOf(day);
  return {
    why: 'holiday',
    from: monday - 2,
    until: monday + chance.pick(HOLIDAY_WEEKS) * DAYS_A_WEEK - 1,
  };
}

function someChristmases(
  first: number,
  last: number,
  calendar: LifeCalendar,
  chance: Chances,
): readonly Absence[] {
  const away: Absence[] = [];
  for (let day = first; day <= last; day += 1) {
    if (calendar.ofYear(day).monthAndDay !== '12-23') continue;
    if (!chance.happens(SHARE_AWAY_AT_CHRISTMAS)) continue;
    away.push({ why: 'Christmas', from: day, until: day + 10 + chance.integer(5) });
  }
  return away;
}

/** Besides Easter, which moves. */
const PUBLIC_HOLIDAYS = new Set([
  '01-01',
  '01-06',
  '05-01',
  '07-04',
  '10-03',
  '11-01',
  '12-25',
  '12-26',
]);
const AFTER_EASTER_DAYS = [-2, 1, 39, 50] as const;

/** Whether nobody works: a public holiday. */
function isPublicHoliday(day: number, calendar: LifeCalendar): boolean {
  const date = calendar.date(day);
  if (PUBLIC_HOLIDAYS.has(date.slice(5))) return true;
  const fromEaster = Math.round(
    (Date.parse(date) - easterOf(Number(date.slice(0, 4)))) / 86_400_000,
  );
  return AFTER_EASTER_DAYS.some((days) => days === fromEaster);
}

/** Easter Sunday (Gauss, for 1900 to 2099). */
function easterOf(year: number): number {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const days = d === 29 && e === 6 ? 50 : d === 28 && e === 6 && year % 19 > 10 ? 49 : 22 + d + e;
  return Date.UTC(year, 2, days);
}

/** Who is at work on which day. */
export interface Attendance {
  readonly absences: readonly (readonly Absence[])[];
  isAtWork(rep: number, day: number): boolean;
  /** Working days, at most `within`, since the rep came back from a week or more away; undefined for none. */
  daysSinceReturn(rep: number, day: number, within: number): number | undefined;
}

export function attendanceOf(
  reps: readonly LifeRep[],
  absences: readonly (readonly Absence[])[],
  hasPublicHolidays: boolean,
  calendar: LifeCalendar,
): Attendance {
  const isAway = (rep: number, day: number) =>
    absences[rep]?.some(({ from, until }) => from <= day && day <= until) ?? false;
  return {
    absences,
    isAtWork(index, day) {
      const rep = reps[index];
      if (rep === undefined || !isEmployed(rep, day)) return false;
      if (!rep.workdays.includes(weekdayOf(day)) || isAway(index, day)) return false;
      return !(hasPublicHolidays && isPublicHoliday(day, calendar));
    },
    daysSinceReturn(index, day, within) {
      const ended = absences[index]?.filter(
        ({ from, until }) => until < day && until >= day - within && until - from >= 6,
      );
      const last = ended?.at(-1);
      return last === undefined ? undefined : day - last.until;
    },
  };
}
