import { sql } from 'kysely';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import type { Database } from '#src/database/connection.ts';

/** What an import of opportunities does at one moment, and the table without which it can't go on. */
export interface Moment {
  readonly when: string;
  /** The statement that waits. */
  readonly statement: RegExp;
  /** Undefined for the making of an index, which waits for no table of ours. */
  readonly table: string | undefined;
  /** Whether the import is in by then. */
  readonly isIn: boolean;
}

export const BEFORE_THE_END: readonly Moment[] = [
  { when: 'its indexes are made', statement: /^create index/i, table: undefined, isIn: false },
  { when: 'it is summed up', statement: /from person rep/, table: 'person', isIn: false },
  { when: 'its report is kept', statement: /"rejected_row"/, table: 'rejected_row', isIn: false },
];

export const BEFORE_IT_IS_TOLD: Moment = {
  when: 'it is in and not told of',
  statement: /"?import_notice/,
  table: 'import_notice',
  isIn: true,
};

const ANY_NUMBER = 71_177;

export interface Held {
  letGo(): Promise<void>;
}

/** Makes whoever comes to the moment wait there, until `letGo` or the test's end. */
export function holdUp(url: string, { table }: Moment): Promise<Held> {
  return table === undefined
    ? holdWith(
        url,
        `
      create function wait_for_test() returns event_trigger language plpgsql as
        'begin perform pg_advisory_xact_lock_shared(${ANY_NUMBER}); end';
      create event trigger wait_for_test on ddl_command_start when tag in ('CREATE INDEX')
        execute function wait_for_test();
      select pg_advisory_lock(${ANY_NUMBER})`,
      )
    : holdWith(url, `begin; lock table ${table} in access exclusive mode`);
}

/** Holds what these statements lock, until `letGo` or the test's end. */
export async function holdWith(url: string, statements: string): Promise<Held> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  let isHeld = true;
  const letGo = async () => {
    if (isHeld) await client.end();
    isHeld = false;
  };
  onTestFinished(letGo);
  return { letGo };
}

/** Waits until somebody has come to the moment. Throws where `hasEnded` says that nobody will. */
export async function untilHeldUp(
  database: Database,
  { when, statement }: Pick<Moment, 'when' | 'statement'>,
  hasEnded: () => boolean,
): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ query: string }>`
      select query from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database);
    if (rows.some(({ query }) => statement.test(query))) return;
    if (hasEnded()) throw new Error(`It ended before ${when}.`);
  }
}
