import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

/** The dates of all one-on-ones that the manager logged, by rep. */
export async function coachingDates(
  database: Queryable,
  manager: PersonId,
): Promise<{ readonly repId: PersonId; readonly heldOn: CalendarDate }[]> {
  const rows = await database
    .selectFrom('one_on_one')
    .select(['rep_id', 'held_on'])
    .where('manager_id', '=', manager)
    .execute();
  return rows.map(({ rep_id: repId, held_on: heldOn }) => ({ repId, heldOn }));
}

/** Whose checklist of this week the person got as cover, by name. */
export async function coveredBy(
  database: Queryable,
  cover: PersonId,
  week: CalendarDate,
): Promise<NamedPerson[]> {
  return database
    .selectFrom('checklist')
    .innerJoin('person', 'person.id', 'checklist.manager_id')
    .select(['person.id', 'person.name'])
    .where('checklist.cover_id', '=', cover)
    .where('checklist.week', '=', week)
    .orderBy('person.name')
    .execute();
}
