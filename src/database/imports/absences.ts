import { sql } from 'kysely';
import type { PersonId } from '../../domain/ids.ts';
import type { Absence } from '../../domain/pipeline/rep-history.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Queryable } from '../connection.ts';

/** Who is known by an e-mail address, and who, perhaps several, by a name. */
export async function loadPeopleFinder(
  transaction: Queryable,
): Promise<(by: 'email' | 'name', text: string) => readonly PersonId[]> {
  const people = await transaction.selectFrom('person').select(['id', 'name', 'email']).execute();
  const known = {
    email: Map.groupBy(people, ({ email }) => ownerKey(email)),
    name: Map.groupBy(people, ({ name }) => ownerKey(name)),
  };
  return (by, text) => (known[by].get(ownerKey(text)) ?? []).map(({ id }) => id);
}

/** Adds and updates absences, one a person and first day. Returns how many are new and how many changed. */
export async function writeAbsences(
  transaction: Queryable,
  absences: readonly Absence[],
): Promise<{ added: number; changed: number }> {
  const written = await sql<{ is_new: boolean }>`
    insert into absence (person_id, starts_on, ends_on)
    select person_id, starts_on, ends_on from ${recordsOf(absences)}
    on conflict (person_id, starts_on) do update set ends_on = excluded.ends_on
      where absence.ends_on is distinct from excluded.ends_on
    returning (xmax = 0) as is_new`.execute(transaction);
  const added = written.rows.filter((row) => row.is_new).length;
  return { added, changed: written.rows.length - added };
}

/**
 * Removes what was known of the people of `absences` from the first day of all of them on, and is not among them. Returns
 * how many were removed.
 */
export async function removeOtherAbsences(
  transaction: Queryable,
  absences: readonly Absence[],
): Promise<number> {
  const removed = await sql`
    with reported as (select person_id, starts_on from ${recordsOf(absences)})
    delete from absence
    where person_id in (select person_id from reported)
      and starts_on >= (select min(starts_on) from reported)
      and (person_id, starts_on) not in (select person_id, starts_on from reported)
    returning person_id`.execute(transaction);
  return removed.rows.length;
}

function recordsOf(absences: readonly Absence[]) {
  const rows = absences.map(({ personId, from, until }) => ({
    person_id: personId,
    starts_on: from,
    ends_on: until,
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as record
    (person_id integer, starts_on date, ends_on date)`;
}
