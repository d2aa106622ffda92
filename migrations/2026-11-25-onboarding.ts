import { sql, type Kysely } from 'kysely';

/** How new reps come on, export by export, and their milestones on the checklist. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  // One row for each export that a starter was looked at in. The record is what later starters are measured by; the
  // standing is there while the ramp lasts.
  `create table ramp (
    rep_id integer not null references person,
    as_of date not null,
    record jsonb not null,
    standing jsonb,
    primary key (rep_id, as_of)
  )`,
  `alter table checklist_item drop constraint checklist_item_kind_check`,
  `alter table checklist_item add constraint checklist_item_kind_check
    check (kind in ('signal', 'longest-without-a-one-on-one', 'strength', 'commitment-due', 'onboarding'))`,
];
