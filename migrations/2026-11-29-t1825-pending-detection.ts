import { sql, type Kysely } from 'kysely';

/**
 * One row that says how often what detectors read was changed, and up to which of these changes signals were detected.
 * What is in already counts as a change: some of it was imported without a detection after it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table detection (
      data_version integer not null,
      detected_version integer not null check (detected_version <= data_version)
    )`,
    `create unique index detection_only_row on detection ((true))`,
    `insert into detection (data_version, detected_version)
      select (exists (select from import))::integer, 0`,
  ]) {
    await sql.raw(statement).execute(database);
  }
}
