import { sql, type Kysely } from 'kysely';

/**
 * An item may say something good that no detector saw, and a manager may answer a reminder: not this week, or whether reminders
 * are to go on.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `alter table checklist_item drop constraint checklist_item_kind_check`,
    `alter table checklist_item add constraint checklist_item_kind_check check (kind in
      ('signal', 'team', 'longest-without-a-one-on-one', 'strength', 'progress', 'commitment-due', 'onboarding'))`,
    `alter table checklist add column reminder_answered_at timestamptz`,
  ]) {
    await sql.raw(statement).execute(database);
  }
}
