import { sql, type Kysely } from 'kysely';

/** How each manager wants their checklists, and who gets a list while a manager is away. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  // What somebody changed of the usual; who has no row wants the usual.
  `create table preference (
    person_id integer primary key references person,
    weekday integer not null check (weekday between 0 and 4),
    hour integer not null check (hour between 0 and 23),
    most_items integer not null check (most_items between 3 and 5),
    muted_kinds text[] not null,
    sensitivity text not null check (sensitivity in ('fewer', 'normal', 'more')),
    paused_until date,
    cover_id integer references person,
    midweek_reminder boolean not null,
    country text check (country ~ '^[A-Z]{2}$'),
    region text,
    changed_at timestamptz not null default now(),
    check (cover_id is null or (cover_id <> person_id and paused_until is not null))
  )`,

  // Who got the list in the manager's stead; null where it was the manager.
  `alter table checklist add column cover_id integer references person`,
];
