import type { CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Queryable } from '../connection.ts';
import { managersOn } from '../people/people.ts';

/**
 * Who may get a manager's list while the manager is away: their own manager and the other managers who report to the
 * same person. Nobody of their own team, who would read about each other.
 */
export async function possibleCovers(
  database: Queryable,
  manager: Person,
  on: CalendarDate,
): Promise<Person[]> {
  const managers = await managersOn(database, on);
  return managers
    .filter(
      ({ id, managerId }) =>
        id !== manager.id &&
        (id === manager.managerId || (managerId === manager.managerId && managerId !== manager.id)),
    )
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}
