import { sql, type Kysely } from 'kysely';

/** People and what they sell, what is seen in it, and the weekly loop of checklist and one-on-one. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `create table person (
    id integer generated always as identity primary key,
    name text not null check (name <> ''),
    email text not null unique check (email = lower(email) and email like '%_@_%'),
    manager_id integer references person,
    start_date date,
    end_date date,
    slack_user_id text unique,
    time_zone text,
    created_at timestamptz not null default now(),
    check (manager_id <> id),
    check (end_date >= start_date)
  )`,
  `create index person_manager on person (manager_id)`,

  // Who an owner in the CRM is. One person may own under several names and ids.
  `create table crm_owner (
    owner_key text primary key check (owner_key <> ''),
    person_id integer not null references person
  )`,
  `create index crm_owner_person on crm_owner (person_id)`,

  `create table quota (
    person_id integer not null references person,
    starts_on date not null,
    ends_on date not null,
    amount numeric not null check (amount >= 0),
    currency text,
    primary key (person_id, starts_on, ends_on),
    check (ends_on >= starts_on)
  )`,

  // How a company's own columns are to be read, remembered by the header row that they came with.
  `create table crm_mapping (
    headers text primary key,
    name text unique,
    mapping jsonb not null,
    saved_at timestamptz not null default now()
  )`,

  `create table import (
    id integer generated always as identity primary key,
    type text not null check (type in ('opportunities', 'history', 'activities', 'roster', 'quotas', 'rates')),
    file_name text not null,
    file_hash text not null,
    as_of date not null,
    finished_at timestamptz not null default now(),
    accepted integer not null check (accepted >= 0),
    rejected integer not null check (rejected >= 0),
    added integer not null check (added >= 0),
    changed integer not null check (changed >= 0),
    unchanged integer not null check (unchanged >= 0),
    report jsonb not null default '{}',
    unique (type, file_hash, as_of)
  )`,
  `create index import_newest on import (type, as_of desc)`,

  `create table rejected_row (
    import_id integer not null references import,
    line integer not null check (line > 0),
    column_name text,
    value text,
    reason text not null
  )`,
  `create index rejected_row_import on rejected_row (import_id)`,

  `create table opportunity (
    id text primary key check (id <> ''),
    name text not null,
    account text,
    owner text,
    owner_key text,
    stage text not null,
    outcome text not null check (outcome in ('open', 'won', 'lost')),
    amount numeric,
    currency text,
    close_date date,
    created_on date,
    stage_entered_on date,
    last_activity_on date,
    next_step text,
    forecast_category text,
    contact_count integer check (contact_count >= 0),
    fingerprint bigint,
    first_seen_on date not null,
    missing_since date check (missing_since > first_seen_on)
  )`,
  `create index opportunity_owner on opportunity (owner_key)`,

  `create table opportunity_change (
    opportunity_id text not null references opportunity,
    field text not null
      check (field in ('owner', 'stage', 'outcome', 'amount', 'close_date', 'forecast_category')),
    old_value text,
    new_value text,
    seen_on date not null,
    source text not null check (source in ('export', 'history')),
    import_id integer not null references import,
    check (old_value is distinct from new_value)
  )`,
  `create index opportunity_change_opportunity on opportunity_change (opportunity_id, seen_on)`,

  // What sellers did. What it was about need not be an opportunity that is known.
  `create table activity (
    id text primary key check (id <> ''),
    opportunity_id text not null,
    owner_key text,
    held_on date not null,
    kind text not null check (kind in ('call', 'meeting', 'mail', 'other'))
  )`,
  `create index activity_opportunity on activity (opportunity_id, held_on)`,

  // What one unit of a currency is worth in the company's own, whose own rate is 1.
  `create table currency_rate (
    currency text primary key check (currency ~ '^[A-Z]{3}$'),
    rate numeric not null check (rate > 0)
  )`,

  `create table signal (
    id integer generated always as identity primary key,
    rep_id integer not null references person,
    kind text not null,
    episode integer not null check (episode > 0),
    state text not null default 'raised' check (state in ('raised', 'cleared')),
    severity double precision not null check (severity between 0 and 1),
    evidence jsonb not null,
    first_seen_on date not null,
    last_seen_on date not null,
    cleared_on date,
    dismissed_on date,
    dismissed_severity double precision,
    snoozed_until date,
    unique (rep_id, kind, episode),
    check (last_seen_on >= first_seen_on),
    check ((state = 'cleared') = (cleared_on is not null)),
    check ((dismissed_on is null) = (dismissed_severity is null))
  )`,
  `create unique index signal_one_open_episode on signal (rep_id, kind) where state = 'raised'`,

  `create table checklist (
    id integer generated always as identity primary key,
    manager_id integer not null references person,
    week date not null check (extract(isodow from week) = 1),
    export_as_of date not null,
    created_at timestamptz not null default now(),
    unique (manager_id, week)
  )`,

  `create table one_on_one (
    id integer generated always as identity primary key,
    rep_id integer not null references person,
    manager_id integer not null references person,
    signal_id integer references signal,
    submission_id uuid not null unique,
    held_on date not null,
    topics text[] not null,
    notes text not null,
    next_on date,
    logged_at timestamptz not null default now(),
    edited_at timestamptz,
    check (rep_id <> manager_id)
  )`,
  `create index one_on_one_rep on one_on_one (rep_id, held_on desc)`,
  `create index one_on_one_manager on one_on_one (manager_id, held_on desc)`,

  `create table commitment (
    id integer generated always as identity primary key,
    one_on_one_id integer not null references one_on_one,
    position integer not null check (position > 0),
    action text not null check (action <> ''),
    owner_id integer not null references person,
    due_on date,
    state text not null default 'open' check (state in ('open', 'kept', 'dropped')),
    closed_at timestamptz,
    unique (one_on_one_id, position),
    check ((state = 'open') = (closed_at is null))
  )`,
  `create index commitment_owner on commitment (owner_id) where state = 'open'`,

  `create table checklist_item (
    id integer generated always as identity primary key,
    checklist_id integer not null references checklist,
    position integer not null check (position > 0),
    kind text not null
      check (kind in ('signal', 'longest-without-a-one-on-one', 'strength', 'commitment-due')),
    rep_id integer not null references person,
    signal_id integer references signal,
    commitment_id integer references commitment,
    content jsonb not null,
    state text not null default 'open'
      check (state in ('open', 'logged', 'snoozed', 'dismissed', 'kept', 'dropped')),
    acted_by integer references person,
    acted_at timestamptz,
    one_on_one_id integer references one_on_one,
    unique (checklist_id, position),
    check ((state = 'open') = (acted_at is null)),
    check ((state = 'logged') = (one_on_one_id is not null)),
    check ((kind in ('signal', 'strength')) = (signal_id is not null)),
    check ((kind = 'commitment-due') = (commitment_id is not null))
  )`,
  `create index checklist_item_signal on checklist_item (signal_id)`,
  `create index checklist_item_rep on checklist_item (rep_id)`,

  // One message that is owed to somebody. The key says what for, so that it can be owed only once.
  `create table delivery (
    id uuid primary key default gen_random_uuid(),
    key text not null unique,
    checklist_id integer unique references checklist,
    recipient text not null,
    state text not null default 'due' check (state in ('due', 'claimed', 'posted', 'failed')),
    attempts integer not null default 0,
    last_error text,
    channel text,
    message_ts text,
    created_at timestamptz not null default now(),
    claimed_at timestamptz,
    posted_at timestamptz,
    check ((state = 'posted') = (message_ts is not null and channel is not null and posted_at is not null))
  )`,
];
