import { addDays, DAYS_A_WEEK, weekStart, type CalendarDate } from '../calendar.ts';

/** A manager's weeks with at least one logged conversation. */
export interface CoachingStreak {
  /** Weeks in a row up to this one; while this week has none yet, up to the last. */
  readonly weeks: number;
  /** Whether this week has one already. */
  readonly isThisWeekIn: boolean;
  /** The longest row so far; that one included. */
  readonly longest: number;
  /** The newest conversation; undefined where none was ever logged. */
  readonly lastHeldOn: CalendarDate | undefined;
}

/** The streak from the dates of all conversations that the manager logged, in any order. */
export function coachingStreak(
  heldOn: readonly CalendarDate[],
  today: CalendarDate,
): CoachingStreak {
  const dates = heldOn.filter((date) => date <= today).toSorted();
  const weeks = new Set(dates.map((date) => weekStart(date)));
  const thisWeek = weekStart(today);
  const isThisWeekIn = weeks.has(thisWeek);
  const newest = isThisWeekIn ? thisWeek : addDays(thisWeek, -DAYS_A_WEEK);
  const ends = [...weeks].filter((week) => !weeks.has(addDays(week, DAYS_A_WEEK)));
  return {
    weeks: rowUpTo(newest, weeks),
    isThisWeekIn,
    longest: Math.max(0, ...ends.map((week) => rowUpTo(week, weeks))),
    lastHeldOn: dates.at(-1),
  };
}

function rowUpTo(last: CalendarDate, weeks: ReadonlySet<CalendarDate>): number {
  let many = 0;
  while (weeks.has(addDays(last, -many * DAYS_A_WEEK))) many += 1;
  return many;
}
