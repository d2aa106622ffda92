import type { SlackAccountId } from '../../domain/ids.ts';
import type { Database, Queryable } from '../connection.ts';

/** A file that somebody dropped and that was not read yet. */
export interface PendingSlackFile {
  readonly id: string;
  readonly name: string;
  readonly sharedBy: SlackAccountId;
  readonly sharedAt: Date;
}

/** Notes a file that arrived in Slack; once, however often Slack reports it. */
export async function noteSlackFile(
  database: Queryable,
  { id, name, sharedBy, sharedAt }: PendingSlackFile,
): Promise<void> {
  await database
    .insertInto('slack_file')
    .values({ id, name, shared_by: sharedBy, shared_at: sharedAt, done_at: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The ids of the files that were not read yet, the oldest first. */
export async function pendingSlackFiles(database: Queryable): Promise<string[]> {
  const rows = await database
    .selectFrom('slack_file')
    .select('id')
    .where('done_at', 'is', null)
    .orderBy('shared_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Runs `read` for a file that nobody else is reading, and notes that it is done. A file whose reader dies, or throws, is
 * free again.
 */
export async function readSlackFile(
  database: Database,
  id: string,
  now: Date,
  read: (file: PendingSlackFile) => Promise<void>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('slack_file')
      .selectAll()
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return;
    await read({ id, name: row.name, sharedBy: row.shared_by, sharedAt: row.shared_at });
    await transaction
      .updateTable('slack_file')
      .set({ done_at: now })
      .where('id', '=', id)
      .execute();
  });
}
