import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { lockImports } from '#src/database/imports/import-record.ts';
import { fileOf } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';

const COACH = fileURLToPath(new URL('../../src/cli/coach.ts', import.meta.url));
/** Goes to the line's beginning and clears it. */
const CLEAR_LINE = '\r\u{1b}[K';
/** It gives a program a terminal: util-linux's, as the one of BSD takes other arguments. */
const hasScript = spawnSync('script', ['--version']).stdout?.includes('util-linux') ?? false;

test.skipIf(!hasScript)(
  'on a terminal one line tells how far it is, and makes way for the report',
  async () => {
    const { database, url } = await freshDatabase();
    const rows = Array.from({ length: 40 }, (_, at) => [`006${at}`, `Deal ${at}`, 'Ana', 'Open']);
    const path = await fileOf('p-2025-11-21.csv', csv(['Id', 'Name', 'Owner', 'Stage'], rows));
    const run = (environment: Readonly<Record<string, string>>) =>
      spawn('script', ['-qefc', `'${process.execPath}' '${COACH}' import '${path}'`, '/dev/null'], {
        env: {
          PATH: process.env['PATH'] ?? '',
          SHELL: '/bin/sh',
          LOG_LEVEL: 'warn',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    // Another import is under way until this one has lasted for longer than a second.
    const child = await database.transaction().execute(async (transaction) => {
      await lockImports(transaction);
      const started = run({ DATABASE_URL: url });
      await untilWaitingForLong(database, () => started.exitCode !== null);
      return started;
    });
    const shown = await text(child.stdout);
    const [first = ''] = shown.split('\r\n');
    const [, progress, report] = first.split(CLEAR_LINE);
    expect(progress).toMatch(/p-2025-11-21\.csv: 40 rows, [\d,]+ a second, about \d+ s left$/);
    expect(report).toBe('p-2025-11-21.csv: opportunities as of 2025-11-21');
  },
);

async function untilWaitingForLong(database: Database, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
        and clock_timestamp() - query_start > interval '1.2 seconds'`.execute(database);
    if (rows.length > 0) return;
    if (hasEnded()) throw new Error('The import ended before it could wait.');
  }
}
