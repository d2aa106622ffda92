import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { connect, type Database } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const HEADERS = ['Id', 'Name', 'OwnerId', 'StageName'];
const PIPELINE = csv(HEADERS, [
  ['006A', 'Norwind', '005A', 'Proposal'],
  ['006B', 'Kestrel', '005B', 'Closed Won'],
  ['006A', 'Norwind', '005A', 'Closed Lost'],
]);

/** Every key, reference and index of the table of opportunities, and of those that refer to it. */
async function keysOf(database: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ definition: string }>`
    select conname || ' ' || pg_get_constraintdef(oid) as definition from pg_constraint
    where 'opportunity'::regclass in (conrelid, confrelid)
    union all
    select indexdef from pg_indexes where tablename = 'opportunity'
    order by 1`.execute(database);
  return rows.map(({ definition }) => definition);
}

test('the first import leaves keys and indexes as they were, and rejects what comes twice', async () => {
  const { database } = await freshDatabase();
  const before = await keysOf(database);
  expect(before).toContainEqual(expect.stringMatching(/ REFERENCES opportunity\(id\)$/));
  expect(before).toContain('opportunity_pkey PRIMARY KEY (id)');
  expect(await importText(database, 'p.csv', PIPELINE)).toMatchObject({
    accepted: 2,
    rejectedRows: [{ line: 4, reason: 'is the record of line 2 again' }],
  });
  expect(await keysOf(database)).toEqual(before);
});

test('so do a first import that is refused, and a dry run', async () => {
  const { database } = await freshDatabase();
  const before = await keysOf(database);
  const cutOff = `${PIPELINE}"006C","Open quote`;
  await expect(importText(database, 'p.csv', cutOff)).rejects.toThrow('cut off');
  expect(await keysOf(database)).toEqual(before);
  expect(await importText(database, 'p.csv', PIPELINE, { dryRun: true })).toMatchObject({
    isDryRun: true,
    added: 2,
  });
  expect(await keysOf(database)).toEqual(before);
  expect(await database.selectFrom('opportunity').select('id').execute()).toEqual([]);
});

test('who may write the tables and not change them imports all the same', async () => {
  const { database, url } = await freshDatabase();
  const role = `importer_${new URL(url).pathname.slice(1)}`;
  await sql`create role ${sql.id(role)} login password 'importer'`.execute(database);
  try {
    await sql`grant select, insert, update, delete on all tables in schema public to ${sql.id(role)}`.execute(
      database,
    );
    await sql`grant usage on all sequences in schema public to ${sql.id(role)}`.execute(database);
    const address = new URL(url);
    address.username = role;
    address.password = 'importer';
    const theirs = connect(address.href);
    await sql`grant temporary on database ${sql.id(address.pathname.slice(1))} to ${sql.id(role)}`.execute(
      database,
    );
    const outcome = await importText(theirs, 'p.csv', PIPELINE).catch((error: unknown) => error);
    await theirs.destroy();
    expect(outcome).toMatchObject({ accepted: 2 });
  } finally {
    await sql`drop owned by ${sql.id(role)}`.execute(database);
    await sql`drop role ${sql.id(role)}`.execute(database);
  }
});
