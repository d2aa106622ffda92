import { sql, type Kysely } from 'kysely';

/** What those who run the programme see of it, what they roll out, and what is noted of what they look at. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  // A signal's measure export by export: its evidence keeps the newest alone.
  `create table signal_measure (
    signal_id integer not null references signal,
    as_of date not null,
    observed double precision not null,
    usual double precision not null,
    better_when text not null check (better_when in ('higher', 'lower')),
    primary key (signal_id, as_of)
  )`,
  `insert into signal_measure (signal_id, as_of, observed, usual, better_when)
    select id, last_seen_on, (evidence -> 'measure' ->> 'observed')::double precision,
      (evidence -> 'measure' ->> 'usual')::double precision, evidence -> 'measure' ->> 'betterWhen'
    from signal where evidence -> 'measure' ->> 'observed' is not null`,

  // Who looked at, or changed, another person's data. Of somebody whose data were erased, the person stays without a name.
  `create table audit_event (
    id integer generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null check (actor <> ''),
    action text not null check (action <> ''),
    subject_id integer references person
  )`,
  `create index audit_event_subject on audit_event (subject_id)`,

  // What an erased person was known by, so that a file that still has them is noticed. No name can be read from it.
  `create table erased_name (
    salt uuid not null default gen_random_uuid(),
    digest text not null unique,
    kind text not null check (kind in ('email', 'owner')),
    person_id integer not null references person,
    erased_at timestamptz not null
  )`,
  `create index erased_name_person on erased_name (person_id)`,

  // A programme that is being rolled out, and who takes part.
  `create table initiative (
    id integer generated always as identity primary key,
    submission_id uuid not null unique,
    name text not null check (name <> ''),
    question text not null check (question <> ''),
    starts_on date not null check (extract(isodow from starts_on) = 1),
    ends_on date not null,
    created_at timestamptz not null default now(),
    check (ends_on >= starts_on)
  )`,
  `create table initiative_manager (
    initiative_id integer not null references initiative,
    manager_id integer not null references person,
    primary key (initiative_id, manager_id)
  )`,
  `create index initiative_manager_manager on initiative_manager (manager_id)`,
  `create table initiative_comment (
    id integer generated always as identity primary key,
    submission_id uuid not null unique,
    initiative_id integer not null references initiative,
    manager_id integer not null references person,
    comment text not null,
    at timestamptz not null
  )`,
  `create index initiative_comment_initiative on initiative_comment (initiative_id)`,
  `create index initiative_comment_manager on initiative_comment (manager_id)`,

  // Which one-on-ones were about it, too.
  `create table initiative_use (
    one_on_one_id integer not null references one_on_one,
    initiative_id integer not null references initiative,
    primary key (one_on_one_id, initiative_id)
  )`,
  `create index initiative_use_initiative on initiative_use (initiative_id)`,

  // Asked before each message: where the last one to the same person went.
  `create index delivery_recipient on delivery (recipient, posted_at desc)`,
];
