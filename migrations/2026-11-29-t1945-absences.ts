import { sql, type Kysely } from 'kysely';

/** When somebody is away, as a file of absences says. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table absence (
      person_id integer not null references person,
      starts_on date not null,
      -- The last day; null where the end is open.
      ends_on date,
      primary key (person_id, starts_on),
      check (ends_on >= starts_on)
    )`,
    `alter table import drop constraint import_type_check, add constraint import_type_check check
      (type in ('opportunities', 'history', 'activities', 'roster', 'quotas', 'rates', 'absences'))`,
  ]) {
    await sql.raw(statement).execute(database);
  }
}
