import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const HEADERS = [
  'Opportunity ID',
  'Opportunity Name',
  'Opportunity Owner',
  'Stage',
  'Amount',
  'Amount Currency',
  'Close Date',
  'Created Date',
  'Last Activity',
  'Next Step',
  'Number of Associated Contacts',
];
type Cell = string | number | undefined;

const WHOLE: Readonly<Record<string, Cell>> = {
  Amount: 1200,
  'Amount Currency': 'EUR',
  'Close Date': '2025-12-19',
  'Created Date': '2025-03-04',
  'Last Activity': '2025-11-10',
  'Next Step': 'Call the buyer',
  'Number of Associated Contacts': 2,
};

function deal(id: string, cells: Readonly<Record<string, Cell>> = {}): Cell[] {
  const known = { ...WHOLE, 'Opportunity ID': id, 'Opportunity Name': `Deal ${id}`, ...cells };
  const own: Readonly<Record<string, Cell>> = {
    'Opportunity Owner': 'Ana Silva',
    Stage: 'Proposal',
    ...known,
  };
  return HEADERS.map((header) => own[header]);
}

async function deals(database: Database) {
  return database.selectFrom('opportunity').selectAll().orderBy('id').execute();
}

async function changes(database: Database) {
  return database
    .selectFrom('opportunity_change')
    .select(['opportunity_id', 'field', 'new_value'])
    .execute();
}

const ODD = [
  ['Amount', 'TBD', 'is not an amount that can be read'],
  ['Amount', '1.5 Mio', 'is not an amount that can be read'],
  ['Amount', 'x'.repeat(100_000), 'is not an amount that can be read'],
  ['Amount Currency', 'Taler', 'is not a currency that is known'],
  ['Close Date', 'Q4 2026', 'is not a date that can be read'],
  ['Close Date', '2999-12-31', 'is not a date that can be read'],
  ['Close Date', '1900-01-01', 'is not a date that can be read'],
  ['Created Date', 'last spring', 'is not a date that can be read'],
  ['Last Activity', '2025-13-40', 'is not a date that can be read'],
  ['Number of Associated Contacts', 'several', 'is not a whole number'],
] as const;

test.for(ODD)('a new deal goes in whose %s cannot be read', async ([column, value, reason]) => {
  const { database } = await freshDatabase();
  const rows = [deal('006A'), deal('006B', { [column]: value }), deal('006C')];
  const report = await importText(database, 'p-2025-11-14.csv', csv(HEADERS, rows));
  expect(report).toMatchObject({ accepted: 3, rejected: 0, unreadable: 1 });
  expect(report.unreadableCells).toEqual([{ line: 3, column, value: value.slice(0, 200), reason }]);
  const [, odd] = await deals(database);
  const field = {
    Amount: odd?.amount,
    'Amount Currency': odd?.amount,
    'Close Date': odd?.close_date,
    'Created Date': odd?.created_on,
    'Last Activity': odd?.last_activity_on,
    'Number of Associated Contacts': odd?.contact_count,
  }[column];
  expect(field).toBeNull();
});

test.for(ODD)('a known deal stays as it was whose %s cannot be read', async ([column, value]) => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-11-14.csv', csv(HEADERS, [deal('006A'), deal('006B')]));
  const before = await deals(database);
  const odd = csv(HEADERS, [deal('006A'), deal('006B', { [column]: value })]);
  const report = await importText(database, 'p-2025-11-21.csv', odd);
  expect(report).toMatchObject({
    accepted: 2,
    changed: 0,
    unreadable: 1,
    pipeline: { missing: 0 },
  });
  expect(await deals(database)).toEqual([before[0], { ...before[1], fingerprint: null }]);
  expect(await changes(database)).toEqual([]);
  // Until somebody mends it, it is reported with each export; afterwards the deal goes on as if nothing had been.
  const again = await importText(database, 'p-2025-11-22.csv', odd);
  expect(again).toMatchObject({ unchanged: 2, unreadable: 1, pipeline: { missing: 0 } });
  const gone = await importText(database, 'p-2025-11-23.csv', csv(HEADERS, [deal('006A')]));
  expect(gone).toMatchObject({ unreadable: 0, pipeline: { missing: 1 } });
});

test('an older export with a cell that cannot be read mends nothing of that field', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-11-07.csv', csv(HEADERS, [deal('006A')]));
  await importText(database, 'p-2025-11-21.csv', csv(HEADERS, [deal('006A', { Amount: 900 })]));
  const between = csv(HEADERS, [deal('006A', { Amount: 'ask Ana', Stage: 'Legal' })]);
  const report = await importText(database, 'p-2025-11-14.csv', between);
  expect(report).toMatchObject({ accepted: 1, unreadable: 1 });
  expect(await changes(database)).toEqual(
    expect.arrayContaining([
      { opportunity_id: '006A', field: 'amount', new_value: '900' },
      { opportunity_id: '006A', field: 'stage', new_value: 'Legal' },
    ]),
  );
  const amounts = (await changes(database)).filter(({ field }) => field === 'amount');
  expect(amounts).toHaveLength(1);
});

test.for([
  ['Amount', '-'],
  ['Amount', 'N/A'],
  ['Amount', 'NULL'],
  ['Close Date', '0000-00-00'],
  ['Close Date', 'n/a'],
] as const)('%s says by %s that there is none', async ([column, value]) => {
  const { database } = await freshDatabase();
  const text = csv(HEADERS, [deal('006A', { [column]: value })]);
  const report = await importText(database, 'p-2025-11-14.csv', text);
  expect(report).toMatchObject({ accepted: 1, unreadable: 0 });
  const [one] = await deals(database);
  expect(column === 'Amount' ? one?.amount : one?.close_date).toBeNull();
});

test('a text of any length is shortened, reported once, and keeps its deal', async () => {
  const { database } = await freshDatabase();
  const long = csv(HEADERS, [deal('006A', { 'Next Step': 'log '.repeat(30_000) })]);
  const report = await importText(database, 'p-2025-11-14.csv', long);
  expect(report).toMatchObject({
    accepted: 1,
    unreadable: 1,
    unreadableCells: [
      { column: 'Next Step', reason: 'is longer than 2000 characters and was shortened' },
    ],
  });
  expect((await deals(database))[0]?.next_step).toHaveLength(2000);
  const again = await importText(database, 'p-2025-11-21.csv', long);
  expect(again).toMatchObject({ unchanged: 1, unreadable: 0 });
});

test('what makes a deal is not shortened: an id of two thousand characters is none', async () => {
  const { database } = await freshDatabase();
  const rows = [deal('006A'), deal('0'.repeat(2_001)), deal('006C', { Stage: '' })];
  const report = await importText(database, 'p-2025-11-14.csv', csv(HEADERS, rows));
  expect(report).toMatchObject({ accepted: 1, rejected: 2, unreadable: 0 });
  expect(report.rejectedRows.map(({ column }) => column)).toEqual(['Opportunity ID', 'Stage']);
});

test('a column of which more than a fifth cannot be read refuses the file by its name', async () => {
  const { database } = await freshDatabase();
  const rows = Array.from({ length: 50 }, (_, at) =>
    deal(`006${at}`, at % 4 === 0 ? { Amount: `about ${at}` } : {}),
  );
  const text = csv(HEADERS, rows);
  await expect(importText(database, 'p-2025-11-14.csv', text)).rejects.toThrow(
    "Amount: 13 of 50 cells can't be read, more than 20 %, so that nothing was imported. " +
      'The first is line 2, “about 0”, which is not an amount that can be read.',
  );
  expect(await deals(database)).toEqual([]);
  const asked = { maxRejectedPercent: 30 };
  const report = await importText(database, 'p-2025-11-14.csv', text, asked);
  expect(report).toMatchObject({ accepted: 50, unreadable: 13 });
});
