import { sql, type Kysely } from 'kysely';

/** What administrators hear about imports, and the files that they dropped into Slack. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  // What an import came to, as far as somebody is told. The key says which file, so that it is told only once.
  `create table import_notice (
    id integer generated always as identity primary key,
    key text not null unique,
    asked_by text,
    content jsonb not null,
    created_at timestamptz not null default now(),
    told_at timestamptz
  )`,
  `create index import_notice_untold on import_notice (id) where told_at is null`,

  // A file that was dropped into a direct message, from when Slack told of it until it was read.
  `create table slack_file (
    id text primary key,
    name text not null,
    shared_by text not null,
    shared_at timestamptz not null default now(),
    done_at timestamptz
  )`,
];
