import { sql, type Kysely } from 'kysely';

/**
 * What changed hands is looked up before every detection: a few of millions of changes, all of which would be read without
 * an index of their own.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create index opportunity_change_owner on opportunity_change (opportunity_id, seen_on)
    where field = 'owner'`.execute(database);
}
