import { sql, type Kysely } from 'kysely';

/** What a manager shares of a one-on-one, what the rep does with it, and when they talk next. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  // The day stays a date: many plan one without a time.
  `alter table one_on_one
    add column next_at timestamptz,
    add check (next_at is null or next_on is not null)`,

  // Who ticked off a commitment of their own, where it was not its manager.
  `alter table commitment
    add column ticked_by integer references person,
    add check (ticked_by is null or state = 'kept')`,

  // What the rep may see of a one-on-one; without a row, nothing.
  `create table recap (
    one_on_one_id integer primary key references one_on_one,
    words text not null,
    includes_notes boolean not null,
    shared_at timestamptz not null,
    changed_at timestamptz,
    withdrawn_at timestamptz,
    acknowledged_at timestamptz,
    version integer not null default 1 check (version > 0),
    shown_version integer not null default 0 check (shown_version >= 0)
  )`,

  `create table agenda_point (
    id integer generated always as identity primary key,
    rep_id integer not null references person,
    manager_id integer not null references person,
    submission_id uuid not null unique,
    words text not null check (words <> ''),
    added_at timestamptz not null,
    talked_about_in integer references one_on_one,
    check (rep_id <> manager_id)
  )`,
  `create index agenda_point_open on agenda_point (manager_id, rep_id) where talked_about_in is null`,

  `create table data_complaint (
    id integer generated always as identity primary key,
    one_on_one_id integer not null references one_on_one,
    rep_id integer not null references person,
    submission_id uuid not null unique,
    words text not null check (words <> ''),
    raised_at timestamptz not null,
    told_at timestamptz
  )`,
  `create index data_complaint_one_on_one on data_complaint (one_on_one_id)`,
];
