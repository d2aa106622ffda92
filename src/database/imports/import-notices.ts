import { sql } from 'kysely';
import type { ImportNoticeId, SlackAccountId } from '../../domain/ids.ts';
import type { ImportNotice } from '../../domain/imports/import-notice.ts';
import type { Queryable } from '../connection.ts';
import { readNotice } from '../stored/stored-notice.ts';

/** A notice with what is needed to send it. */
export interface StoredNotice {
  readonly id: ImportNoticeId;
  /** Who gave the file in Slack and waits for an answer. */
  readonly askedBy: SlackAccountId | undefined;
  readonly content: ImportNotice;
}

/** Notes what there is to report about a file; nothing where it was noted before. */
export async function saveNotice(
  database: Queryable,
  key: string,
  content: ImportNotice,
  askedBy: SlackAccountId | undefined,
): Promise<void> {
  await database
    .insertInto('import_notice')
    .values({ key, content: JSON.stringify(content), asked_by: askedBy ?? null, notified_at: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Those of which somebody may still have to hear, the oldest first; one that can’t be read is reported and left out. */
export async function untoldNotices(database: Queryable): Promise<StoredNotice[]> {
  const rows = await database
    .selectFrom('import_notice')
    .select(['id', 'asked_by', 'content'])
    .where('notified_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, asked_by, content: kept }) => {
    const content = readNotice(kept, `import notice ${id}`);
    return content === undefined ? [] : [{ id, askedBy: asked_by ?? undefined, content }];
  });
}

/** Undefined where there is none, or it can’t be read, which is reported. */
export async function findNotice(
  database: Queryable,
  id: ImportNoticeId,
): Promise<ImportNotice | undefined> {
  const row = await database
    .selectFrom('import_notice')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : readNotice(row.content, `import notice ${id}`);
}

/** Notes that nothing is left to send of it. */
export async function markNotified(
  database: Queryable,
  id: ImportNoticeId,
  now: Date,
): Promise<void> {
  await database
    .updateTable('import_notice')
    .set({ notified_at: now })
    .where('id', '=', id)
    .execute();
}

/** The owners that were named in a notice before. */
export async function ownersNotifiedOf(database: Queryable): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ owner: string }>`
    select distinct named ->> 'owner' as owner
    from import_notice, jsonb_array_elements(content -> 'owners') as named
    where content ->> 'outcome' = 'imported'`.execute(database);
  return new Set(rows.map(({ owner }) => owner));
}

/** The stages that were asked about in a notice before, in lower case. */
export async function stagesNotifiedOf(database: Queryable): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ stage: string }>`
    select distinct lower(asked ->> 'stage') as stage
    from import_notice, jsonb_array_elements(content -> 'stages') as asked
    where content ->> 'outcome' = 'imported' and content ? 'stages'`.execute(database);
  return new Set(rows.map(({ stage }) => stage));
}

/** Where the messages with this prefix of their key are. */
export async function findPostedWith(
  database: Queryable,
  prefix: string,
): Promise<readonly { channel: string; messageTs: string }[]> {
  const rows = await database
    .selectFrom('delivery')
    .select(['channel', 'message_ts'])
    .where(sql<boolean>`starts_with(key, ${prefix})`)
    .where('state', '=', 'posted')
    .orderBy('created_at')
    .execute();
  return rows.flatMap(({ channel, message_ts }) =>
    channel === null || message_ts === null ? [] : [{ channel, messageTs: message_ts }],
  );
}
