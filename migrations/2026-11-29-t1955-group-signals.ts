import { sql, type Kysely } from 'kysely';

/**
 * What a team, or the company where there is no manager, has in common, episode by episode. An item about a team is about
 * no single rep.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table group_signal (
      id integer generated always as identity primary key,
      manager_id integer references person,
      kind text not null,
      episode integer not null check (episode > 0),
      severity double precision not null check (severity between 0 and 1),
      facts jsonb not null,
      first_seen_on date not null,
      last_seen_on date not null check (last_seen_on >= first_seen_on),
      cleared_on date check (cleared_on >= last_seen_on),
      unique nulls not distinct (manager_id, kind, episode)
    )`,
    `alter table checklist_item alter column rep_id drop not null`,
    `alter table checklist_item drop constraint checklist_item_kind_check`,
    `alter table checklist_item add constraint checklist_item_kind_check check (kind in
      ('signal', 'team', 'longest-without-a-one-on-one', 'strength', 'commitment-due', 'onboarding'))`,
    `alter table checklist_item add constraint checklist_item_rep_check
      check ((kind = 'team') = (rep_id is null))`,
  ]) {
    await sql.raw(statement).execute(database);
  }
}
