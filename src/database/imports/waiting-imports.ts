import { sql } from 'kysely';
import type { Queryable } from '../connection.ts';

/** The names of the files that were dropped in Slack before this moment and not read yet, the oldest first. */
export async function slackFilesWaitingSince(
  database: Queryable,
  moment: Date,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('slack_file')
    .select('name')
    .where('done_at', 'is', null)
    .where('shared_at', '<', moment)
    .orderBy('shared_at')
    .orderBy('id')
    .execute();
  return rows.map(({ name }) => name);
}

/** The names of the files of which somebody was to hear before this moment, and has not; the oldest first. */
export async function filesUntoldSince(
  database: Queryable,
  moment: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ file: string }>`
    select content ->> 'file' as file from import_notice
    where notified_at is null and created_at < ${moment} order by id`.execute(database);
  return rows.map(({ file }) => file);
}

/** The names of the files that were refused since this moment and did not go in under that name afterwards, by name. */
export async function filesRefusedSince(
  database: Queryable,
  moment: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ file: string }>`
    select distinct content ->> 'file' as file from import_notice
    where content ->> 'outcome' = 'refused' and created_at >= ${moment}
      and not exists (
        select from import
        where file_name = content ->> 'file' and finished_at > import_notice.created_at)
    order by 1`.execute(database);
  return rows.map(({ file }) => file);
}

/** How a source's files are read: its name, undefined where none was given, and the order of its dates where it was settled. */
export interface KnownSource {
  readonly name: string | undefined;
  readonly dateOrder: string | undefined;
}

/** The sources whose mapping is remembered, those with a name first. */
export async function knownSources(database: Queryable): Promise<readonly KnownSource[]> {
  const { rows } = await sql<{ name: string | null; date_order: string | null }>`
    select name, mapping ->> 'dateOrder' as date_order from crm_mapping
    order by name nulls last, saved_at`.execute(database);
  return rows.map((row) => ({
    name: row.name ?? undefined,
    dateOrder: row.date_order ?? undefined,
  }));
}
