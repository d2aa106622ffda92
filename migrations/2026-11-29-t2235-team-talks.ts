import { sql, type Kysely } from 'kysely';

/**
 * A talk with a team is a one-on-one with each who was there, all of one submission and about what the team has in common.
 * What becomes of a team's item is kept with the signal. A detection notes its version when it begins, so that one that was
 * overtaken writes nothing.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `alter table one_on_one add column group_signal_id integer references group_signal`,
    `create index on one_on_one (group_signal_id) where group_signal_id is not null`,
    `alter table one_on_one drop constraint one_on_one_submission_id_key`,
    `alter table one_on_one add unique (submission_id, rep_id)`,
    `alter table group_signal add column snoozed_until date`,
    `alter table group_signal add column dismissed_on date`,
    `alter table group_signal add column dismissed_severity double precision`,
    `alter table detection add column begun_version integer not null default 0`,
  ]) {
    await sql.raw(statement).execute(database);
  }
}
