import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { connect } from '#src/database/connection.ts';
import { describeMigrated } from './emptied-database.ts';
import { addPerson } from './sales-team.ts';
import { createTestDatabase } from './test-database.ts';

test('a database that only got rows is given again, as it was', async () => {
  const first = await createTestDatabase();
  const before = await describeMigrated(first.database);
  expect(before.rows['detection']).toContain('data_version');
  const mia = await addPerson(first.database, 'Mia Keller');
  await addPerson(first.database, 'Ana Lima', { managerId: mia });
  await sql`update detection set data_version = 7`.execute(first.database);
  expect(await describeMigrated(first.database)).not.toEqual(before);
  await first.drop();
  const second = await createTestDatabase();
  expect(second.url).toBe(first.url);
  expect(await describeMigrated(second.database)).toEqual(before);
  expect(await addPerson(second.database, 'Tom Brandt')).toBe(1);
  await second.drop();
});

test.each([
  ['a table', 'create table extra (id integer)'],
  ['a column', 'alter table person add column extra integer'],
  ['a constraint', 'alter table person add check (id > 0)'],
  ['a temporary table', 'create temporary table extra (id integer)'],
  [
    'a function',
    `create function extra() returns trigger language plpgsql as 'begin return new; end'`,
  ],
])('one that got %s is not', async (_, statement) => {
  const first = await createTestDatabase();
  await sql.raw(statement).execute(first.database);
  await first.drop();
  const second = await createTestDatabase();
  expect(second.url).not.toBe(first.url);
  await second.drop();
});

test('nor is one that somebody is still connected to', async () => {
  const first = await createTestDatabase();
  const other = connect(first.url);
  await sql`select 1`.execute(other);
  await first.drop();
  const second = await createTestDatabase();
  expect(second.url).not.toBe(first.url);
  await second.drop();
  await other.destroy();
});
