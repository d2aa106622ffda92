import { sql, type Kysely } from 'kysely';

/** A cell that can't be read is kept beside the rows that did not go in; its own row went in. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table rejected_row add column is_row_in boolean not null default false`.execute(
    database,
  );
}
