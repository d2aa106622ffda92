import { sql, type Selectable } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId, SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Queryable } from '../connection.ts';
import type { PersonTable } from '../tables/people.ts';

export function toPerson(row: Selectable<PersonTable>): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    managerId: row.manager_id ?? undefined,
    startDate: row.start_date ?? undefined,
    endDate: row.end_date ?? undefined,
    slackAccountId: row.slack_account_id ?? undefined,
    timeZone: row.time_zone ?? undefined,
  };
}

export async function findPerson(database: Queryable, id: PersonId): Promise<Person | undefined> {
  const row = await database
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toPerson(row);
}

export async function findPersonByEmail(
  database: Queryable,
  email: string,
): Promise<Person | undefined> {
  const row = await database
    .selectFrom('person')
    .selectAll()
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row && toPerson(row);
}

export async function findPersonBySlackAccount(
  database: Queryable,
  user: SlackAccountId,
): Promise<Person | undefined> {
  const row = await database
    .selectFrom('person')
    .selectAll()
    .where('slack_account_id', '=', user)
    .executeTakeFirst();
  return row && toPerson(row);
}

/** Those who report to the manager and work there on that day, by name. */
export async function reportsOf(
  database: Queryable,
  manager: PersonId,
  on: CalendarDate,
): Promise<Person[]> {
  const rows = await employed(database, on)
    .where('manager_id', '=', manager)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toPerson);
}

/** Whether one of these people has the manager, now. */
export async function areAnyReportsOf(
  database: Queryable,
  manager: PersonId,
  people: readonly PersonId[],
): Promise<boolean> {
  const row = await database
    .selectFrom('person')
    .select('id')
    .where('manager_id', '=', manager)
    .where('id', '=', sql<PersonId>`any(${people})`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * As {@link reportsOf}, those who are no managers themselves: whom a checklist is about. How managers coach is in the
 * digest of whom they report to.
 */
export async function repsOf(
  database: Queryable,
  manager: PersonId,
  on: CalendarDate,
): Promise<Person[]> {
  const rows = await employedReps(database, on)
    .where('manager_id', '=', manager)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toPerson);
}

/** Everybody who works there on that day and has a report who does and is no manager, by e-mail address. */
export async function frontLineManagersOn(
  database: Queryable,
  on: CalendarDate,
): Promise<Person[]> {
  const rows = await employed(database, on)
    .where('id', 'in', employedReps(database, on).clearSelect().select('manager_id'))
    .orderBy('email')
    .execute();
  return rows.map(toPerson);
}

/** Everybody who works there on that day and has a report who does, by e-mail address. */
export async function managersOn(database: Queryable, on: CalendarDate): Promise<Person[]> {
  const rows = await employed(database, on)
    .where('id', 'in', employed(database, on).clearSelect().select('manager_id'))
    .orderBy('email')
    .execute();
  return rows.map(toPerson);
}

/** Everybody to whom a manager reports who works there on that day, by their address. */
export async function secondLineManagersOn(
  database: Queryable,
  on: CalendarDate,
): Promise<Person[]> {
  const managers = employed(database, on).clearSelect().select('manager_id');
  const rows = await employed(database, on)
    .where(
      'id',
      'in',
      employed(database, on).where('id', 'in', managers).clearSelect().select('manager_id'),
    )
    .orderBy('email')
    .execute();
  return rows.map(toPerson);
}

/** Everybody who works there on that day and whose Slack account is known, by name. */
export async function linkedPeopleOn(database: Queryable, on: CalendarDate): Promise<Person[]> {
  const rows = await employed(database, on)
    .where('slack_account_id', 'is not', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toPerson);
}

/** Everybody who works there on that day, by name. */
export async function peopleOn(database: Queryable, on: CalendarDate): Promise<Person[]> {
  const rows = await employed(database, on).orderBy('name').orderBy('id').execute();
  return rows.map(toPerson);
}

/** The manager and everybody below who works there on that day, at any depth, by name; nobody whose line is broken. */
export async function peopleBelow(
  database: Queryable,
  manager: PersonId,
  on: CalendarDate,
): Promise<Person[]> {
  const rows = await database
    .withRecursive('line', (query) =>
      query
        .selectFrom(employed(database, on).as('top'))
        .select('top.id')
        .where('top.id', '=', manager)
        // A circle adds nobody twice, and so ends.
        .union((next) =>
          next
            .selectFrom(employed(database, on).as('report'))
            .innerJoin('line', 'line.id', 'report.manager_id')
            .select('report.id'),
        ),
    )
    .selectFrom('person')
    .innerJoin('line', 'line.id', 'person.id')
    .selectAll('person')
    .orderBy('name')
    .orderBy('person.id')
    .execute();
  return rows.map(toPerson);
}

/** Those whom nobody reports to who works there on that day. */
function employedReps(database: Queryable, on: CalendarDate) {
  const managers = employed(database, on).clearSelect().select('manager_id');
  return employed(database, on).where(
    'id',
    'not in',
    managers.where('manager_id', 'is not', null).$castTo<{ manager_id: PersonId }>(),
  );
}

function employed(database: Queryable, on: CalendarDate) {
  return database
    .selectFrom('person')
    .selectAll()
    .where((is) => is.or([is('start_date', 'is', null), is('start_date', '<=', on)]))
    .where((is) => is.or([is('end_date', 'is', null), is('end_date', '>=', on)]));
}

/** Notes the person's Slack account and time zone. An account that was somebody else's before is theirs no longer. */
export async function linkSlackAccount(
  database: Queryable,
  person: PersonId,
  user: SlackAccountId,
  timeZone: string | undefined,
): Promise<void> {
  await database
    .updateTable('person')
    .set({ slack_account_id: null })
    .where('slack_account_id', '=', user)
    .where('id', '<>', person)
    .execute();
  await database
    .updateTable('person')
    .set({ slack_account_id: user, ...(timeZone !== undefined && { time_zone: timeZone }) })
    .where('id', '=', person)
    .execute();
}
