import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const HEADERS = ['Nr', 'Vorgang', 'Kunde', 'Betreuer', 'Phase', 'Betrag', 'Erwartet'];
const MAPPING = {
  type: 'opportunities' as const,
  columns: { id: 'Nr', name: 'Vorgang', owner: 'Betreuer', stage: 'Phase', amount: 'Betrag' },
};
const deal = (nr: string) => [nr, `V${nr}`, 'Abel', 'Ana', 'Angebot', '10', '2026-01-31'];
const file = (headers = HEADERS, cells = (row: string[]) => row) =>
  csv(
    headers,
    ['1', '2', '3'].map((nr) => cells(deal(nr))),
  );

async function company() {
  const { database } = await freshDatabase();
  await importText(database, 'd-2025-11-07.csv', file(), { mapping: MAPPING });
  return database;
}

test('a column more changes nothing for a mapping', async () => {
  const database = await company();
  const more = file([...HEADERS, 'Schlagwort'], (row) => [...row, 'x']);
  const report = await importText(database, 'd-2025-11-14.csv', more);
  expect(report).toMatchObject({ accepted: 3, changed: 0, columns: { owner: 'Betreuer' } });
});

test('columns in another order are the same columns', async () => {
  const database = await company();
  const turned = file(HEADERS.toReversed(), (row) => row.toReversed());
  const report = await importText(database, 'd-2025-11-14.csv', turned);
  expect(report).toMatchObject({ accepted: 3, changed: 0 });
});

test('a column that the mapping names and the file lacks is named with the likeliest in its place', async () => {
  const database = await company();
  const renamed = file(HEADERS.map((header) => (header === 'Betreuer' ? 'Betreuer neu' : header)));
  await expect(importText(database, 'd-2025-11-14.csv', renamed)).rejects.toThrow(
    'The mapping reads owner from the column “Betreuer”, which this file doesn’t have; the likeliest in its place is “Betreuer neu”.',
  );
});

test('a field that there is not is a slip, and is refused with the likeliest', async () => {
  const { database } = await freshDatabase();
  const mapping = { ...MAPPING, columns: { ...MAPPING.columns, amout: 'Betrag' } };
  await expect(importText(database, 'd-2025-11-07.csv', file(), { mapping })).rejects.toThrow(
    'The mapping names a field “amout”, which opportunities don’t have; did you mean “amount”?',
  );
});

test('a file of which only one column is called so is another file', async () => {
  const database = await company();
  const roster = csv(
    ['Name', 'Email', 'Manager Email', 'Nr', 'Betrag'],
    [
      ['Mia Keller', 'mia@example.com', '', '1', ''],
      ['Ana Silva', 'ana@example.com', 'mia@example.com', '2', ''],
    ],
  );
  expect(await importText(database, 'people-2025-11-14.csv', roster)).toMatchObject({
    type: 'roster',
    accepted: 2,
  });
});
