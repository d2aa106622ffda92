import { addDays, type CalendarDate } from '../calendar.ts';

const WEEK_DAYS = 7;
/** A date further away is a typing error. */
const LATEST_DAYS = 366;

/** Why an open commitment can't be moved to this day; undefined where it can. */
export function findMoveProblem(
  to: CalendarDate | undefined,
  dueOn: CalendarDate | undefined,
  today: CalendarDate,
): string | undefined {
  if (to === undefined) return 'Choose the new day.';
  if (to < today) return 'This day is over. Choose today or a later day.';
  if (to === dueOn) return 'It is due on this day already. Choose another one.';
  if (to > addDays(today, LATEST_DAYS))
    return 'This is in more than a year. Choose an earlier day.';
  return undefined;
}

/** A week later than a commitment is due; than today, where that is over or no day was said. */
export function aWeekLater(dueOn: CalendarDate | undefined, today: CalendarDate): CalendarDate {
  return addDays(dueOn === undefined || dueOn < today ? today : dueOn, WEEK_DAYS);
}
