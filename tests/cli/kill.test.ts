import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { coachJson } from '#tests/support/coach.ts';
import { fileOf } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { BEFORE_THE_END, holdUp, untilHeldUp, type Moment } from '#tests/support/held-up.ts';
import { csv } from '#tests/support/imports.ts';

const COACH = fileURLToPath(new URL('../../src/cli/coach.ts', import.meta.url));
const ROWS = 100_000;

test('a kill of coach import leaves nothing, no key missing, and the file goes in the next time', async () => {
  const { database, url } = await freshDatabase();
  const rows = Array.from({ length: ROWS }, (_, at) => [`006${at}`, `Deal ${at}`, 'Ana', 'Open']);
  const path = await fileOf('p-2025-11-21.csv', csv(['Id', 'Name', 'Owner', 'Stage'], rows));
  const environment = { DATABASE_URL: url };
  const keys = async () => {
    const found = await sql`select indexdef from pg_indexes where tablename = 'opportunity'
      union all select pg_get_constraintdef(oid) from pg_constraint
      where 'opportunity'::regclass in (conrelid, confrelid) order by 1`.execute(database);
    return found.rows;
  };
  const before = await keys();
  const child = spawn(process.execPath, [COACH, 'import', path], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  for (;;) {
    const copying = await sql`select from pg_stat_progress_copy
      where datname = current_database() and tuples_processed > 0`.execute(database);
    if (copying.rows.length > 0) break;
    if (child.exitCode !== null) throw new Error('The import ended before it was killed.');
  }
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await database.selectFrom('opportunity').select('id').limit(1).execute()).toEqual([]);
  expect(await database.selectFrom('import').select('id').execute()).toEqual([]);
  expect(await keys()).toEqual(before);
  expect(await coachJson(['import', path], environment)).toMatchObject({
    imports: [{ wasImportedBefore: false, added: ROWS }],
  });
});

test.for<Moment>([
  ...BEFORE_THE_END,
  { when: 'signals are looked for', statement: /"signal"/, table: 'signal', isIn: true },
])('a kill of coach import while $when leaves all of it or nothing', async (moment) => {
  const { database, url } = await freshDatabase();
  const path = await fileOf(
    'p-2025-11-21.csv',
    csv(['Id', 'Name', 'Owner', 'Stage'], [['006A', 'Norwind', 'Ana', 'Open']]),
  );
  const environment = { DATABASE_URL: url };
  const { letGo } = await holdUp(url, moment);
  const child = spawn(process.execPath, [COACH, 'import', path], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await untilHeldUp(database, moment, () => child.exitCode !== null);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  await letGo();
  const { length: before } = await database.selectFrom('import').select('id').execute();
  expect(before).toBe(moment.isIn ? 1 : 0);
  expect(await coachJson(['import', path], environment)).toMatchObject({
    imports: [{ wasImportedBefore: moment.isIn, accepted: 1 }],
  });
  expect(await database.selectFrom('import').select('added').execute()).toEqual([{ added: 1 }]);
  expect(await database.selectFrom('opportunity').select('id').execute()).toHaveLength(1);
});
