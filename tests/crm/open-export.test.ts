import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { importText } from '#tests/support/imports.ts';
import { STYLES, workbookOf, type Cell } from '#tests/support/workbook.ts';

const corpus = async (name: string) => readFile(join(import.meta.dirname, 'corpus', name));

async function opportunities(database: Database) {
  return database
    .selectFrom('opportunity')
    .select(['id', 'outcome', 'amount', 'currency', 'close_date'])
    .orderBy('id')
    .execute();
}

describe('a workbook from Dynamics', () => {
  const header = [
    '(Do Not Modify) Opportunity',
    '(Do Not Modify) Row Checksum',
    'Topic',
    'Owner',
    'Status',
    'Pipeline Phase',
    'Est. revenue',
    'Est. close date',
    'Actual Close Date',
  ];
  const day = (serial: number): Cell => ({ xml: `<c s="${STYLES.date}"><v>${serial}</v></c>` });
  const open = ['a1', 'x', 'Norwind', 'Ana Silva', 'Open', '2-Develop', 12_500, day(46_053)];
  const won = ['a2', 'x', 'Kestrel', 'Ana Silva', 'Won', '', 800.5, day(46_053), day(45_963)];

  test('is imported, imported again, and reports what changed', async () => {
    const { database } = await freshDatabase();
    const first = workbookOf({ Opportunities: [header, open, won] });
    expect(await importText(database, 'deals-2025-11-14.xlsx', first)).toMatchObject({
      type: 'opportunities',
      accepted: 2,
      added: 2,
      rejected: 0,
      columns: { id: '(Do Not Modify) Opportunity', closedOn: 'Actual Close Date' },
    });
    expect(await opportunities(database)).toEqual([
      { id: 'a1', outcome: 'open', amount: 12_500, currency: null, close_date: '2026-01-31' },
      { id: 'a2', outcome: 'won', amount: 800.5, currency: null, close_date: '2025-11-02' },
    ]);

    const again = workbookOf({ Opportunities: [header, won, open] });
    expect(await importText(database, 'deals-2025-11-21.xlsx', again)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
    });

    const pushed = workbookOf({ Opportunities: [header, won, [...open.slice(0, 7), day(46_081)]] });
    expect(await importText(database, 'deals-2025-11-28.xlsx', pushed)).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 1,
    });
    expect(await opportunities(database)).toMatchObject([{ close_date: '2026-02-28' }, {}]);
  });

  test('that is cut off changes nothing', async () => {
    const { database } = await freshDatabase();
    const whole = workbookOf({ Opportunities: [header, open, won] });
    await expect(
      importText(database, 'deals-2025-11-14.xlsx', whole.subarray(0, -50)),
    ).rejects.toThrow(/damaged or cut off/);
    expect(await opportunities(database)).toEqual([]);
  });
});

test.for([
  ['salesforce-report.csv', 2, 1, 1, 0],
  ['salesforce-report-german.csv', 3, 1, 1, 1],
  ['hubspot-portuguese.csv', 3, 1, 1, 1],
  ['pipedrive.csv', 3, 1, 1, 1],
  ['dynamics.csv', 3, 1, 1, 1],
  ['zoho.csv', 2, 1, 0, 1],
] as const)('%s goes in with its outcomes', async ([name, accepted, open, won, lost]) => {
  const { database } = await freshDatabase();
  const report = await importText(database, name, await corpus(name));
  expect(report).toMatchObject({
    accepted,
    added: accepted,
    rejected: 0,
    pipeline: { outcomes: { open, won, lost } },
  });
});

test('an id that Zoho writes in two ways is one opportunity', async () => {
  const { database } = await freshDatabase();
  const text = (await corpus('zoho.csv')).toString();
  await importText(database, 'zoho-2025-11-14.csv', text);
  const report = await importText(
    database,
    'zoho-2025-11-21.csv',
    text.replaceAll('\nzcrm_', '\n'),
  );
  expect(report).toMatchObject({ added: 0, unchanged: 2 });
});
