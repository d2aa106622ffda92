import type { Kysely } from 'kysely';

/**
 * When a signal last came back, of which was thought that it is over: of such a one "back to the usual" is not said again
 * soon. Of what was cleared before this, nobody knows.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('signal').addColumn('came_back_on', 'date').execute();
}
