import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { expect, onTestFinished, test } from 'vitest';
import { connect, type Database } from '#src/database/connection.ts';
import { migrate, pendingMigrations } from '#src/database/migrate.ts';
import { administer, databaseUrl } from '#tests/support/database-server.ts';

/**
 * For each migration the rows that were there before it, made for the schema of that time, and what must be true of
 * them after. A new migration must add an entry: it is run on these data.
 */
const DATA: Readonly<
  Record<
    string,
    { readonly before: readonly string[]; readonly after: (database: Database) => Promise<void> }
  >
> = {
  '2026-11-23-ground': {
    before: [],
    async after(database) {
      await sql`insert into person (name, email) values ('Mia', 'mia@example.com')`.execute(
        database,
      );
      expect(await database.selectFrom('person').select('name').execute()).toEqual([
        { name: 'Mia' },
      ]);
    },
  },
};

async function emptyDatabase(name: string): Promise<{ database: Database; url: string }> {
  const server = inject('databaseServer');
  await administer(server, `create database ${name}`);
  const url = databaseUrl(server, name);
  const database = connect(url);
  onTestFinished(async () => {
    await database.destroy();
    await administer(server, `drop database ${name} with (force)`);
  });
  return { database, url };
}

test('every migration runs on data made for it', async () => {
  const files = await readdir(new URL('../../migrations/', import.meta.url));
  const names = files.map((file) => file.replace('.ts', '')).toSorted();
  expect(Object.keys(DATA)).toEqual(names);
  const { database } = await emptyDatabase('frontline_test_migrations');
  expect(await pendingMigrations(database)).toEqual(names);
  for (const { before } of Object.values(DATA)) {
    for (const statement of before) await sql.raw(statement).execute(database);
  }
  expect(await migrate(database)).toEqual(names);
  for (const { after } of Object.values(DATA)) await after(database);
});

test('two processes that migrate at once take turns, and a third has nothing to do', async () => {
  const { database, url } = await emptyDatabase('frontline_test_two_migrate');
  const other = connect(url);
  onTestFinished(() => other.destroy());
  const done = await Promise.all([migrate(database), migrate(other)]);
  expect(done.flat()).toHaveLength(Object.keys(DATA).length);
  expect(await migrate(database)).toEqual([]);
  expect(await pendingMigrations(database)).toEqual([]);
});
