import { once } from 'node:events';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect, poolOf } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';

test('an idle connection that the server ends is logged, and the next query gets a new one', async () => {
  const { database, url } = await freshDatabase();
  const other = connect(url);
  onTestFinished(() => other.destroy());
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(other);
  const warned = once(process, 'warning');
  await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(database);
  const [warning] = (await warned) as [Error];
  expect(warning.message).toMatch(/^A connection to Postgres was lost: /);
  const again = await sql<{ one: number }>`select 1 as one`.execute(other);
  expect(again.rows).toEqual([{ one: 1 }]);
});

test('a connection that the server ends in the middle of a transaction fails it, not the process', async () => {
  const { database, url } = await freshDatabase();
  const other = connect(url);
  onTestFinished(() => other.destroy());
  const transaction = other.transaction().execute(async (inside) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(inside);
    const warned = once(process, 'warning');
    await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(database);
    await warned;
    await sql`select 1`.execute(inside);
  });
  await expect(transaction).rejects.toBeInstanceOf(Error);
  const again = await sql<{ one: number }>`select 1 as one`.execute(other);
  expect(again.rows).toEqual([{ one: 1 }]);
});

test('a connection that the server ends while it is being closed is not spoken of', async () => {
  const { database, url } = await freshDatabase();
  const other = connect(url);
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(other);
  const warnings: string[] = [];
  const keep = (warning: Error) => warnings.push(warning.message);
  process.on('warning', keep);
  onTestFinished(() => void process.off('warning', keep));
  const client = await poolOf(other).connect();
  const waiting = client.query('select pg_sleep(60)').catch(() => 'lost');
  const told = new Promise<void>((resolve) => client.on('end', () => resolve()));
  const closed = other.destroy();
  await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(database);
  expect(await waiting).toBe('lost');
  await told;
  client.release(true);
  await closed;
  expect(warnings).toEqual([]);
});
