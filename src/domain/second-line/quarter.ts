import { addDays, weekStart, type CalendarDate } from '../calendar.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { PersonId } from '../ids.ts';
import { reportingLines } from '../people/reporting-lines.ts';
import type { PersonInLine } from './digest.ts';

/** A quarter of a year, week by week. */
const QUARTER_WEEKS = 13;

/** Something that happened on a day between a manager and one of their reports. */
export interface CoachingEvent {
  readonly managerId: PersonId;
  readonly on: CalendarDate;
  readonly what: 'one-on-one' | 'raised' | 'cleared' | 'kept';
}

/** A manager's quarter; of a second-line manager with all managers below them. */
export interface ManagerQuarter {
  readonly manager: NamedPerson;
  /** One-on-ones a week, the oldest first. */
  readonly weeks: readonly number[];
  /** The oldest first. */
  readonly months: readonly MonthOfCoaching[];
}

export interface MonthOfCoaching {
  /** The first day of the month. */
  readonly month: CalendarDate;
  readonly counts: Readonly<Record<CoachingEvent['what'], number>>;
}

/** The Monday on which the quarter up to this day begins. */
export function quarterStart(today: CalendarDate): CalendarDate {
  return addDays(weekStart(today), -(QUARTER_WEEKS - 1) * 7);
}

/** The quarter of each manager who reports to the reader, by name. */
export function quartersOf(
  reader: PersonId,
  people: readonly PersonInLine[],
  events: readonly CoachingEvent[],
  today: CalendarDate,
): ManagerQuarter[] {
  const lines = reportingLines(people);
  const direct = new Set(lines.reportsOf(reader).filter((report) => lines.isManager(report)));
  return people
    .filter(({ id }) => direct.has(id))
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.id - other.id)
    .map(({ id, name }) => {
      const managers = new Set([id, ...lines.below(id).map(({ report }) => report)]);
      const own = events.filter(({ managerId }) => managers.has(managerId));
      return { manager: { id, name }, weeks: weeksOf(own, today), months: monthsOf(own, today) };
    });
}

function weeksOf(events: readonly CoachingEvent[], today: CalendarDate): number[] {
  const first = quarterStart(today);
  return Array.from({ length: QUARTER_WEEKS }, (_, index) => {
    const week = addDays(first, index * 7);
    return events.filter(({ what, on }) => what === 'one-on-one' && weekStart(on) === week).length;
  });
}

function monthsOf(events: readonly CoachingEvent[], today: CalendarDate): MonthOfCoaching[] {
  const months: CalendarDate[] = [];
  for (let day = today; day >= quarterStart(today); day = addDays(firstOfMonth(day), -1)) {
    months.unshift(firstOfMonth(day));
  }
  return months.map((month) => {
    const then = events.filter(({ on }) => firstOfMonth(on) === month);
    const count = (wanted: CoachingEvent['what']) =>
      then.filter(({ what }) => what === wanted).length;
    return {
      month,
      counts: {
        'one-on-one': count('one-on-one'),
        raised: count('raised'),
        cleared: count('cleared'),
        kept: count('kept'),
      },
    };
  });
}

function firstOfMonth(day: CalendarDate): CalendarDate {
  return `${day.slice(0, 7)}-01` as CalendarDate;
}
