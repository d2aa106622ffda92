import { sql, type Kysely } from 'kysely';

/** How deals in a stage end whose name does not say it, as somebody said when asked. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create table stage_outcome (
    -- The name in lower case.
    stage text primary key,
    outcome text not null check (outcome in ('open', 'won', 'lost')),
    decided_at timestamptz not null default now()
  )`.execute(database);
}
