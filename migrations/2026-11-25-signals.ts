import { sql, type Kysely } from 'kysely';

/** What detectors need beyond the newest export: earlier activities, and since when a signal wanes. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  // A last activity that an export showed before one showed a later; the newest is in the opportunity itself.
  `create table earlier_activity (
    opportunity_id text not null references opportunity,
    held_on date not null,
    primary key (opportunity_id, held_on)
  )`,

  // Undefined while a signal is plainly raised, and for one that cleared.
  `alter table signal add column waning_since date`,
];
