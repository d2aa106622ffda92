import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const HEADERS = ['name', 'email', 'manager_email', 'start_date', 'crm_owner', 'time_zone'];
const mia = ['Mia Keller', 'Mia@Example.com', '', '2020-01-01', '', 'Europe/Berlin'];
const ana = ['Ana Silva', 'ana@example.com', 'mia@example.com', '2024-03-01', '0051; A. Silva', ''];
const ben = ['Ben Osei', 'ben@example.com', 'mia@example.com', '', '', ''];

const roster = (...rows: (readonly (string | number)[])[]) => csv(HEADERS, rows);

async function people(database: Database) {
  const rows = await database
    .selectFrom('person')
    .leftJoin('person as manager', 'manager.id', 'person.manager_id')
    .select(['person.name', 'person.email', 'manager.name as manager', 'person.time_zone as zone'])
    .orderBy('person.email')
    .execute();
  return rows.map(({ name, email, manager, zone }) => [name, email, manager, zone]);
}

async function owners(database: Database) {
  const rows = await database
    .selectFrom('crm_owner')
    .innerJoin('person', 'person.id', 'crm_owner.person_id')
    .select(['owner_key', 'name'])
    .execute();
  return Object.fromEntries(rows.map(({ owner_key, name }) => [owner_key, name]));
}

test('a roster says who reports to whom and owns under which names', async () => {
  const { database } = await freshDatabase();
  expect(await importText(database, 'roster.csv', roster(ana, mia, ben))).toMatchObject({
    type: 'roster',
    accepted: 3,
    added: 3,
  });
  expect(await people(database)).toEqual([
    ['Ana Silva', 'ana@example.com', 'Mia Keller', null],
    ['Ben Osei', 'ben@example.com', 'Mia Keller', null],
    ['Mia Keller', 'mia@example.com', null, 'Europe/Berlin'],
  ]);
  expect(await owners(database)).toEqual({
    '0051': 'Ana Silva',
    'a. silva': 'Ana Silva',
    'ana silva': 'Ana Silva',
    'ana@example.com': 'Ana Silva',
    'ben osei': 'Ben Osei',
    'ben@example.com': 'Ben Osei',
    'mia keller': 'Mia Keller',
    'mia@example.com': 'Mia Keller',
  });
});

test('the next roster moves and renames, removes nobody, and says who is not in it', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'roster.csv', roster(mia, ana, ben));
  const tom = ['Tom Berg', 'tom@example.com', '', '', '', ''];
  const moved = ['Ana Silva Lopes', 'ana@example.com', 'tom@example.com', '2024-03-01', '0051', ''];
  expect(await importText(database, 'next.csv', roster(mia, tom, moved))).toMatchObject({
    added: 1,
    changed: 1,
    unchanged: 1,
    notInRoster: ['Ben Osei'],
  });
  expect(await people(database)).toEqual([
    ['Ana Silva Lopes', 'ana@example.com', 'Tom Berg', null],
    ['Ben Osei', 'ben@example.com', 'Mia Keller', null],
    ['Mia Keller', 'mia@example.com', null, 'Europe/Berlin'],
    ['Tom Berg', 'tom@example.com', null, null],
  ]);
  expect(await owners(database)).toMatchObject({ 'a. silva': 'Ana Silva Lopes' });
});

test('a name that two people share is nobody’s until the roster gives it to one', async () => {
  const { database } = await freshDatabase();
  const other = ['Ana Silva', 'ana.2@example.com', 'mia@example.com', '', '', ''];
  const plain = ['Ana Silva', 'ana@example.com', 'mia@example.com', '', '', ''];
  await importText(database, 'roster.csv', roster(mia, plain, other));
  expect(await owners(database)).not.toHaveProperty('ana silva');
  const given = ['Ana Silva', 'ana.2@example.com', 'mia@example.com', '', 'Ana Silva', ''];
  await importText(database, 'next.csv', roster(mia, plain, given));
  const row = await database
    .selectFrom('crm_owner')
    .innerJoin('person', 'person.id', 'person_id')
    .select('email')
    .where('owner_key', '=', 'ana silva')
    .executeTakeFirst();
  expect(row).toEqual({ email: 'ana.2@example.com' });
});

test('a person who can not be placed is rejected with the reason, and what can not be read of one is not', async () => {
  const { database } = await freshDatabase();
  const report = await importText(
    database,
    'roster.csv',
    roster(
      mia,
      ana,
      ['Ana Twice', 'ana@example.com', 'mia@example.com', '', '', ''],
      ['Chidi Eze', 'chidi@example.com', 'nobody@example.com', '', '', ''],
      ['Below Chidi', 'below@example.com', 'chidi@example.com', '', '', ''],
      ['Dana Roy', 'dana@example.com', 'eli@example.com', '', '', ''],
      ['Eli Roy', 'eli@example.com', 'dana@example.com', '', '', ''],
      ['Same Owner', 'same@example.com', 'mia@example.com', '', '0051', ''],
      ['Bad Zone', 'zone@example.com', 'mia@example.com', '', '', 'Mars/Olympus'],
    ),
    { maxRejectedPercent: 50 },
  );
  expect(report.rejectedRows.map(({ line, value, reason }) => [line, value, reason])).toEqual([
    [4, 'ana@example.com', 'is the person of line 3 again'],
    [7, 'eli@example.com', 'is below this person as well'],
    [8, 'dana@example.com', 'is below this person as well'],
    [9, '0051', 'is a CRM owner of line 3 already'],
  ]);
  expect(report.unreadableCells.map(({ line, value, reason }) => [line, value, reason])).toEqual([
    [5, 'nobody@example.com', 'is nobody in the roster; Chidi Eze goes in without a manager'],
    [10, 'Mars/Olympus', 'is not a time zone such as Europe/London'],
  ]);
  expect(await people(database)).toEqual([
    ['Ana Silva', 'ana@example.com', 'Mia Keller', null],
    ['Below Chidi', 'below@example.com', 'Chidi Eze', null],
    ['Chidi Eze', 'chidi@example.com', null, null],
    ['Mia Keller', 'mia@example.com', null, 'Europe/Berlin'],
    ['Bad Zone', 'zone@example.com', 'Mia Keller', null],
  ]);
});

test('a roster without a column for it leaves what is known', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'roster.csv', roster(mia, ana));
  const narrow = csv(
    ['name', 'email', 'manager_email'],
    [['Ana Silva', 'ana@example.com', 'mia@example.com']],
  );
  expect(await importText(database, 'narrow.csv', narrow)).toMatchObject({
    changed: 0,
    unchanged: 1,
  });
  const { start_date } = await database
    .selectFrom('person')
    .select('start_date')
    .where('email', '=', 'ana@example.com')
    .executeTakeFirstOrThrow();
  expect(start_date).toBe('2024-03-01');
});

test('quotas go to whom an address, a name or a CRM owner names, and change with the next file', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'roster.csv', roster(mia, ana, ben));
  const quotas = (...rows: (readonly (string | number)[])[]) =>
    csv(['email', 'period', 'amount'], rows);
  const first = quotas(
    ['ANA@example.com', '2025-Q4', 120_000],
    ['0051', '2025-10', 40_000],
    ['Ben Osei', '2025', '€ 400.000,00'],
    ['ben osei', '2025', 1],
    ['nobody@example.com', '2025-Q4', 1],
    ['ana@example.com', 'soon', 1],
  );
  const report = await importText(database, 'quotas.csv', first);
  expect(report).toMatchObject({ type: 'quotas', accepted: 3, rejected: 3, added: 3 });
  expect(report.rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
    [5, 'has a quota for 2025-01-01 to 2025-12-31 in line 4 already'],
    [6, 'is nobody in the roster; import the roster first'],
    [7, 'is not a period such as 2025-Q3, 2025-07 or 2025'],
  ]);
  const next = quotas(
    ['ana@example.com', '2025-Q4', 130_000],
    ['Ben Osei', '2025', '€ 400.000,00'],
  );
  expect(await importText(database, 'next.csv', next)).toMatchObject({
    added: 0,
    changed: 1,
    unchanged: 1,
  });
  const kept = await database
    .selectFrom('quota')
    .select(['starts_on', 'ends_on', 'amount', 'currency'])
    .orderBy('amount')
    .execute();
  expect(kept).toEqual([
    { starts_on: '2025-10-01', ends_on: '2025-10-31', amount: 40_000, currency: null },
    { starts_on: '2025-10-01', ends_on: '2025-12-31', amount: 130_000, currency: null },
    { starts_on: '2025-01-01', ends_on: '2025-12-31', amount: 400_000, currency: 'EUR' },
  ]);
});
