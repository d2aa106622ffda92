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
  readonly employee_number: string | undefined;
  /** Whether what is known of it stays, as the file doesn't say it. */
  readonly keeps_start: boolean;
  readonly keeps_end: boolean;
  /** The day by which the person has left, where no date says when: an earlier end that is known stays. */
  readonly left_before: CalendarDate | undefined;
}

/** Somebody who was known before. */
export interface KnownPerson {
  readonly id: PersonId;
  readonly email: string;
  readonly name: string;
  readonly managerEmail: string | undefined;
  readonly endDate: CalendarDate | undefined;
  readonly employeeNumber: string | undefined;
  /** The names and ids in the CRM. */
  readonly ids: readonly string[];
}

/** Who owns under a key. One that the roster itself gives wins over a name or an address that only looks like one. */
export interface OwnerOfRoster {
  readonly owner_key: string;
  readonly email: string;
  readonly is_given: boolean;
}

export async function knownPeople(transaction: Queryable): Promise<readonly KnownPerson[]> {
  const rows = await transaction
    .selectFrom('person')
    .leftJoin('person as manager', 'manager.id', 'person.manager_id')
    .select([
      'person.id',
      'person.email',
      'person.name',
      'person.end_date',
      'person.employee_number',
    ])
    .select('manager.email as manager_email')
    .select(
      sql<string[]>`array(select owner_key from crm_owner where person_id = person.id)`.as('ids'),
    )
    .execute();
  return rows.map(({ id, email, name, end_date, employee_number, manager_email, ids }) => ({
    id,
    email,
    name,
    managerEmail: manager_email ?? undefined,
    endDate: end_date ?? undefined,
    employeeNumber: employee_number ?? undefined,
    ids,
  }));
}

/** Gives people their new addresses. Returns who they are. */
export async function readdress(
  transaction: Queryable,
  addresses: readonly { readonly was: string; readonly is: string }[],
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    update person set email = address."is"
    from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as address (was text, "is" text)
    where email = address.was returning id`.execute(transaction);
  return rows.map(({ id }) => id);
}

/**
 * Adds and updates people. Nobody is removed. The zone that Slack knows of somebody is not overwritten. Returns how
 * many people are new and how many changed, among them those who were readdressed before.
 */
export async function writeRoster(
  transaction: Queryable,
  people: readonly RosterPerson[],
  readdressed: readonly PersonId[],
): Promise<{ added: number; changed: number }> {
  const rows = people.map((person, place) => ({ ...person, place }));
  const roster = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as roster
    (place integer, name text, email text, manager_email text, start_date date, end_date date, time_zone text,
      employee_number text, keeps_start boolean, keeps_end boolean, left_before date)`;
  const written = await sql<{ id: PersonId; is_new: boolean }>`
    insert into person (name, email, start_date, end_date, time_zone, employee_number)
    select roster.name, email, started.on_day,
      case when left_before is not null then
          case when known.end_date < left_before and known.end_date >= coalesce(started.on_day, known.end_date)
            then known.end_date else greatest(left_before - 1, started.on_day) end
        when not keeps_end then roster.end_date
        -- Who started again after it is there again.
        when known.end_date >= coalesce(started.on_day, known.end_date) then known.end_date end,
      case when known.slack_account_id is null then coalesce(roster.time_zone, known.time_zone)
        else known.time_zone end,
      coalesce(roster.employee_number, known.employee_number)
    from ${roster} left join person known using (email)
      cross join lateral (select case
        when not keeps_start then roster.start_date
        when known.start_date > roster.end_date then roster.end_date
        else known.start_date end as on_day) started
    order by place
    on conflict (email) do update set
      name = excluded.name, start_date = excluded.start_date, end_date = excluded.end_date,
      time_zone = excluded.time_zone, employee_number = excluded.employee_number
    where row(person.name, person.start_date, person.end_date, person.time_zone, person.employee_number)
      is distinct from
      row(excluded.name, excluded.start_date, excluded.end_date, excluded.time_zone, excluded.employee_number)
    returning id, (xmax = 0) as is_new`.execute(transaction);
  const moved = await sql<{ id: PersonId }>`
    update person set manager_id = manager.id
    from ${roster} left join person manager on manager.email = roster.manager_email
    where person.email = roster.email and person.manager_id is distinct from manager.id
    returning person.id`.execute(transaction);
  const added = new Set(written.rows.filter((row) => row.is_new).map(({ id }) => id));
  const touched = new Set([
    ...readdressed,
    ...[...written.rows, ...moved.rows].map(({ id }) => id),
  ]);
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
