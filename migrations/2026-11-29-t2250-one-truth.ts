import { sql, type Kysely } from 'kysely';

/**
 * A checklist has a first day, ends when the next one comes, and knows whether its message shows what is true; those of the last
 * weeks are to be brought up to date. A snooze ends with the next list, not the one after. What was agreed without a day gets one.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `alter table checklist
      add column begins_on date,
      add column closed_at timestamptz,
      add column version integer not null default 1,
      add column shown_version integer not null default 1,
      add column shown_hash text`,
    `update checklist set begins_on = delivery.posted_at::date
      from delivery where delivery.checklist_id = checklist.id and delivery.state = 'posted'
        and delivery.posted_at::date between week + 1 and week + 6`,
    `update checklist set closed_at = later.created_at, version = 2
      from checklist later where later.manager_id = checklist.manager_id and later.week = (
        select min(week) from checklist next
        where next.manager_id = checklist.manager_id and next.week > checklist.week
      )`,
    `update checklist set shown_version = version
      where week < (select max(week) from checklist) - 56`,
    `create index checklist_outdated on checklist (week) where shown_version < version`,
    `alter table preference add column logs_in_full boolean not null default false`,
    `update recap set version = recap.version + 1
      from commitment where commitment.one_on_one_id = recap.one_on_one_id
        and commitment.state = 'open' and commitment.due_on is null`,
    `update commitment set due_on = one_on_one.held_on + 7
      from one_on_one where one_on_one.id = commitment.one_on_one_id
        and commitment.state = 'open' and commitment.due_on is null`,
    `update signal set snoozed_until = snoozed_until - 7 where snoozed_until is not null`,
    `update waiting_snooze set snoozed_until = snoozed_until - 7`,
  ]) {
    await sql.raw(statement).execute(database);
  }
}
