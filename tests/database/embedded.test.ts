import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#src/database/connection.ts';
import { startEmbeddedPostgres } from '#src/database/embedded/server.ts';
import { openDatabase } from '#src/database/open.ts';

/** Not below a folder that only its owner can enter: Postgres runs as another user where this runs as root. */
async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'frontline-embedded-'));
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function answers(url: string): Promise<boolean> {
  const database = connect(url);
  try {
    await sql`select 1`.execute(database);
    return true;
  } catch {
    return false;
  } finally {
    await database.destroy();
  }
}

test('two that start at once share one server, which stops with the last and keeps what was written', async () => {
  const folder = await dataFolder();
  const options = { dataFolder: folder, disposable: true };
  const [one, other] = await Promise.all([
    startEmbeddedPostgres(options),
    startEmbeddedPostgres(options),
  ]);
  expect(one.port).toBe(other.port);
  const database = connect(one.url);
  await sql`create table kept as select 42 as value`.execute(database);
  await database.destroy();
  await one.leave();
  expect(await answers(other.url)).toBe(true);
  await other.leave();
  expect(await answers(other.url)).toBe(false);

  const again = await startEmbeddedPostgres(options);
  const reopened = connect(again.url);
  const { rows } = await sql<{ value: number }>`select value from kept`.execute(reopened);
  await reopened.destroy();
  await again.leave();
  expect(rows).toEqual([{ value: 42 }]);
});

test('where port 5432 is in use another is chosen', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => {
    // Whoever has it already does as well.
    blocker.once('error', () => resolve()).listen(5432, '127.0.0.1', () => resolve());
  });
  onTestFinished(() => void blocker.close());
  const server = await startEmbeddedPostgres({ dataFolder: await dataFolder(), disposable: true });
  expect(server.port).not.toBe(5432);
  expect(await answers(server.url)).toBe(true);
  await server.leave();
});

test('a database that lets nobody in is named by host and name, without the password', async () => {
  const choice = { server: 'given', url: 'postgres://me:hunter2@127.0.0.1:1/sales' } as const;
  await expect(openDatabase(choice)).rejects.toThrow(
    'The Postgres database sales at 127.0.0.1:1 does not let Frontline in (ECONNREFUSED).',
  );
  await expect(openDatabase(choice)).rejects.not.toThrow('hunter2');
});
