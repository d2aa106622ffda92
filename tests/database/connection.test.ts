import { once } from 'node:events';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';

test('an idle connection that the server ends is told of, and the next query gets a new one', async () => {
  const { database, url } = await freshDatabase();
  const other = connect(url);
  onTestFinished(() => other.destroy());
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(other);
  const warned = once(process, 'warning');
  await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(database);
  const [warning] = (await warned) as [Error];
  expect(warning.message).toMatch(/^An idle connection to Postgres was lost: /);
  const again = await sql<{ one: number }>`select 1 as one`.execute(other);
  expect(again.rows).toEqual([{ one: 1 }]);
});
