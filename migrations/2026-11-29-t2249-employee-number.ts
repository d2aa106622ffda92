import { sql, type Kysely } from 'kysely';

/** The company's own number of somebody: who has it is the same person, also with another address. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table person add column employee_number text`.execute(database);
}
