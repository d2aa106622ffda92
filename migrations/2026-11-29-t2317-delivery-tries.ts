import { sql, type Kysely } from 'kysely';

/** A delivery is judged by time and cause, not by how often it was tried. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `alter table delivery
      -- The first attempt's time: a message whose answer was lost was posted no earlier.
      add column first_claimed_at timestamptz,
      -- Not to be tried before.
      add column retry_at timestamptz,
      -- When Slack last refused it for this recipient.
      add column refused_at timestamptz`,
    `update delivery set first_claimed_at = created_at where claimed_at is not null`,
  ]) {
    await sql.raw(statement).execute(database);
  }
}
