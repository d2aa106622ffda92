import { addDays, type CalendarDate } from '#src/domain/calendar.ts';
import type { Shape } from './shape.ts';

/** What a week does to everybody alike. */
export interface Season {
  /** Factors. */
  readonly newDeals: number;
  readonly wins: number;
  readonly exits: number;
  readonly activity: number;
}

const DAYS_A_YEAR = 365;

/** The season of the week that ends on this day. */
export function seasonOf(friday: CalendarDate, shape: Shape): Season {
  const [month, day] = [Number(friday.slice(5, 7)), Number(friday.slice(8))];
  const dayOfYear = (month - 1) * 30.4 + day;
  const wave = 1 + 0.25 * shape.season * Math.sin((2 * Math.PI * (dayOfYear - 60)) / DAYS_A_YEAR);
  const isHoliday = (month === 12 && day >= 24) || (month === 1 && day <= 4);
  const isSummer = month === 8;
  const open = isHoliday ? 0.2 : isSummer ? 1 - 0.4 * shape.season : 1;
  const isQuarterEnd =
    month % 3 === 0 && Number(addDays(friday, 9).slice(5, 7)) !== month && !isHoliday;
  return {
    newDeals: wave * open,
    wins: shape.winsByMonth[((month - 1) % 3) as 0 | 1 | 2],
    exits: (isHoliday ? 0.3 : 1) * (isQuarterEnd ? shape.quarterEnd : 1),
    activity: isHoliday ? 0.3 : 1,
  };
}
