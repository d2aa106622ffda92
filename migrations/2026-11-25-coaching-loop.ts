import { sql, type Kysely } from 'kysely';

/** What was agreed, what came of it, and what managers say of their items. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  // The question that the manager was given, and the signal's measure as it was when they talked.
  `alter table one_on_one add column question text check (question <> '')`,
  `alter table one_on_one add column measure jsonb`,

  // The measure and its weeks when the signal ended: a cleared signal's evidence is the last that raised it.
  `alter table signal add column cleared_evidence jsonb`,

  // Each time that a commitment's date was moved.
  `create table commitment_move (
    id integer generated always as identity primary key,
    commitment_id integer not null references commitment,
    from_on date,
    to_on date not null,
    moved_by integer not null references person,
    moved_at timestamptz not null default now(),
    check (from_on is distinct from to_on)
  )`,
  `create index commitment_move_commitment on commitment_move (commitment_id)`,
  `alter table checklist_item drop constraint checklist_item_state_check`,
  `alter table checklist_item add constraint checklist_item_state_check
    check (state in ('open', 'logged', 'snoozed', 'dismissed', 'kept', 'dropped', 'moved'))`,

  // What a person says of an item; said again, it replaces what they said before.
  `create table feedback (
    item_id integer not null references checklist_item,
    person_id integer not null references person,
    verdict text not null check (verdict in ('useful', 'not-useful')),
    reason text check (reason in ('known-already', 'wrong-data', 'not-coachable', 'other')),
    at timestamptz not null,
    primary key (item_id, person_id),
    check ((verdict = 'not-useful') = (reason is not null))
  )`,
  `create index feedback_person on feedback (person_id)`,

  // What a manager and a rep agreed as good. A change ends one and begins another, so that the past stays as it was.
  `create table expectation (
    id integer generated always as identity primary key,
    rep_id integer not null references person,
    manager_id integer not null references person,
    measure text not null check (measure <> ''),
    level text not null check (level <> ''),
    due_on date,
    agreed_on date not null,
    ended_on date,
    check (rep_id <> manager_id),
    check (ended_on >= agreed_on)
  )`,
  `create index expectation_rep on expectation (rep_id, manager_id)`,
  `create unique index expectation_one_of_a_measure
    on expectation (manager_id, rep_id, measure) where ended_on is null`,

  // Until when a manager does not want to be reminded that a rep waits for a one-on-one.
  `create table waiting_snooze (
    manager_id integer not null references person,
    rep_id integer not null references person,
    snoozed_until date not null,
    primary key (manager_id, rep_id)
  )`,
];
