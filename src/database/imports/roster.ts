import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

/** One person as a roster has them. */
export interface RosterPerson {
  readonly name: string;
  readonly email: string;
  readonly manager_email: string | undefined;
  readonly start_date: CalendarDate | undefined;
  readonly end_date: CalendarDate | undefined;
  readonly time_zone: string | undefined;
}

/** Whether the file has a column for them: without one, what is known stays. */
export interface RosterColumns {
  readonly startDate: boolean;
  readonly endDate: boolean;
}

/** Who owns under a key. One that the roster itself gives wins over a name or an address that only looks like one. */
export interface OwnerOfRoster {
  readonly owner_key: string;
  readonly email: string;
  readonly is_given: boolean;
}

/** Every e-mail address that is known, with the manager's. */
export async function knownManagers(
  transaction: Queryable,
): Promise<ReadonlyMap<string, string | undefined>> {
  const rows = await transaction
    .selectFrom('person')
    .leftJoin('person as manager', 'manager.id', 'person.manager_id')
    .select(['person.email', 'manager.email as manager_email'])
    .execute();
  return new Map(rows.map((row) => [row.email, row.manager_email ?? undefined]));
}

/**
 * Adds and updates people. Nobody is removed. The zone that Slack knows of somebody is not overwritten. Returns how
 * many people are new and how many changed.
 */
export async function writeRoster(
  transaction: Queryable,
  people: readonly RosterPerson[],
  has: RosterColumns,
): Promise<{ added: number; changed: number }> {
  const roster = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as roster
    (name text, email text, manager_email text, start_date date, end_date date, time_zone text)`;
  const date = (column: 'start_date' | 'end_date', isReported: boolean) =>
    isReported ? sql.ref(`excluded.${column}`) : sql.ref(`person.${column}`);
  const zone = sql`case when person.slack_account_id is null
    then coalesce(excluded.time_zone, person.time_zone) else person.time_zone end`;
  const written = await sql<{ id: PersonId; is_new: boolean }>`
    insert into person (name, email, start_date, end_date, time_zone)
    select name, email, start_date, end_date, time_zone from ${roster}
    on conflict (email) do update set
      name = excluded.name,
      start_date = ${date('start_date', has.startDate)},
      end_date = ${date('end_date', has.endDate)},
      time_zone = ${zone}
    where row(person.name, person.start_date, person.end_date, person.time_zone) is distinct from
      row(excluded.name, ${date('start_date', has.startDate)}, ${date('end_date', has.endDate)}, ${zone})
    returning id, (xmax = 0) as is_new`.execute(transaction);
  const moved = await sql<{ id: PersonId }>`
    update person set manager_id = manager.id
    from ${roster} left join person manager on manager.email = roster.manager_email
    where person.email = roster.email and person.manager_id is distinct from manager.id
    returning person.id`.execute(transaction);
  const added = new Set(written.rows.filter((row) => row.is_new).map(({ id }) => id));
  const touched = new Set([...written.rows, ...moved.rows].map(({ id }) => id));
  return { added: added.size, changed: touched.size - added.size };
}

/**
 * Notes who owns under which key. What was assigned before stays, unless it is given to somebody else. Returns whether
 * anything changed.
 */
export async function writeOwners(
  transaction: Queryable,
  owners: readonly OwnerOfRoster[],
): Promise<boolean> {
  const given = (isGiven: boolean) =>
    sql`select owner_key, person.id from jsonb_to_recordset(${JSON.stringify(owners)}::jsonb)
      as owner (owner_key text, email text, is_given boolean) join person using (email)
      where is_given = ${isGiven}`;
  const assigned = await sql`insert into crm_owner (owner_key, person_id) ${given(true)}
    on conflict (owner_key) do update set person_id = excluded.person_id
      where crm_owner.person_id <> excluded.person_id
    returning owner_key`.execute(transaction);
  const implied = await sql`insert into crm_owner (owner_key, person_id) ${given(false)}
    on conflict (owner_key) do nothing returning owner_key`.execute(transaction);
  return assigned.rows.length + implied.rows.length > 0;
}

/** The names of people who are known and not in this roster, without those who left. */
export async function peopleNotIn(
  transaction: Queryable,
  emails: readonly string[],
  asOf: CalendarDate,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('person')
    .select('name')
    .where('email', '<>', sql<string>`all(${emails})`)
    .where((is) => is.or([is('end_date', 'is', null), is('end_date', '>=', asOf)]))
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
