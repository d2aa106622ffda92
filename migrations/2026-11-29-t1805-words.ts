import { sql, type Kysely } from 'kysely';

/** Columns get the words that the code uses: one thing has one name, from the table to the screen. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `alter table person rename column slack_user_id to slack_account_id`,
    `alter table preference rename column most_items to max_items`,
    `alter table signal rename column waning_since to fading_since`,
    `alter table import_notice rename column told_at to notified_at`,
    `alter index import_notice_untold rename to import_notice_pending`,
    `alter table data_complaint rename column told_at to notified_at`,
  ]) {
    await sql.raw(statement).execute(database);
  }
}
