import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { importText } from '#tests/support/imports.ts';
import { workbookOf } from '#tests/support/workbook.ts';

const ROSTER = `Employee ID,Name,Email,Manager,CRM Owner
1,Mia Boss,mia@example.com,,
2,Ana Ruiz,ana@example.com,Mia Boss,0055f00000AbCdF
3,Ben Ode,ben@example.com,Mia Boss,
4,Ben Ode,ben.2@example.com,Mia Boss,`;

async function withPeople(): Promise<Database> {
  const { database } = await freshDatabase();
  await importText(database, 'roster.csv', ROSTER);
  return database;
}

async function quotas(database: Database) {
  const rows = await database
    .selectFrom('quota')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['email', 'starts_on', 'ends_on', 'amount', 'currency'])
    .orderBy('starts_on')
    .orderBy('email')
    .execute();
  return rows.map((row) => [row.email, row.starts_on, row.ends_on, row.amount, row.currency]);
}

const ANA = 'ana@example.com';

test.for([
  ['by address', 'Rep,Email,2026-Q1,2026-Q2', 'Ana Ruiz,ana@example.com,100,200'],
  ['by name, last name first', 'Sales Rep;Q1 2026;Q2 2026', 'Ruiz, Ana;100;200'],
  ['by number', 'Employee ID,Quota Q1 2026,Quota Q2 2026,Actual Q1 2026', '2,100,200,50'],
  ['by the CRM’s id', 'Owner ID,Q1-26,Q2-26', '0055f00000AbCdF,100,200'],
  ['in French', 'Commercial;T1 2026;T2 2026', 'Ana Ruiz;100;200'],
])('quotas with one column a period, %s', async ([, header = '', row = '']) => {
  const database = await withPeople();
  const report = await importText(database, 'quotas.csv', `${header}\n${row}`);
  expect(report).toMatchObject({ type: 'quotas', accepted: 1, rejected: 0, added: 2 });
  expect(await quotas(database)).toEqual([
    [ANA, '2026-01-01', '2026-03-31', 100, null],
    [ANA, '2026-04-01', '2026-06-30', 200, null],
  ]);
});

test('an empty cell of a period is no quota, and one that can’t be read is reported', async () => {
  const database = await withPeople();
  const wide = 'Rep,Jan 2026 (EUR),Feb 2026 (EUR),Mar 2026 (EUR)\nAna Ruiz,"1,500.50",,soon';
  const report = await importText(database, 'quotas.csv', wide);
  expect(report).toMatchObject({ accepted: 1, added: 1, unreadable: 1 });
  expect(report.unreadableCells).toMatchObject([
    { line: 2, column: 'Mar 2026 (EUR)', value: 'soon' },
  ]);
  expect(await quotas(database)).toEqual([[ANA, '2026-01-01', '2026-01-31', 1500.5, 'EUR']]);
});

test('a workbook of quotas has one column a period as well', async () => {
  const database = await withPeople();
  const rows = [
    ['Verkäufer', 'GJ26 Q1', 'GJ26 Q2'],
    ['Ana Ruiz', 1_000.5, 2_000],
  ];
  const fiscalYearStarts = 10;
  await importText(database, 'ziele.xlsx', workbookOf({ Ziele: rows }), { fiscalYearStarts });
  expect(await quotas(database)).toEqual([
    [ANA, '2025-10-01', '2025-12-31', 1000.5, null],
    [ANA, '2026-01-01', '2026-03-31', 2000, null],
  ]);
});

test('fiscal names need to know when fiscal years begin', async () => {
  const database = await withPeople();
  const wide = 'Email,FY26 Q4\nana@example.com,100';
  await expect(importText(database, 'quotas.csv', wide)).rejects.toThrow(
    'The column FY26 Q4 names a fiscal year, and it is not known when that begins. Set FISCAL_YEAR_STARTS to the number of its first month.',
  );
  const long = 'Email,Period,Quota\nana@example.com,FY26 Q3,50';
  await expect(importText(database, 'quotas.csv', long)).rejects.toThrow(
    'names a fiscal year; set FISCAL_YEAR_STARTS to its first month',
  );
  const fiscalYearStarts = 2;
  await importText(database, 'quotas.csv', wide, { fiscalYearStarts });
  await importText(database, 'quotas.csv', long, { fiscalYearStarts });
  expect(await quotas(database)).toEqual([
    [ANA, '2025-08-01', '2025-10-31', 50, null],
    [ANA, '2025-11-01', '2026-01-31', 100, null],
  ]);
});

test('goals of Dynamics go in by their days, and without them by the fiscal period', async () => {
  const database = await withPeople();
  const dated = `(Do Not Modify) Goal,Name,Goal Owner,Goal Metric,Fiscal Period,Fiscal Year,From,To,Target (Money),Actual (Money)
x,Ana Q1,Ana Ruiz,Revenue,Quarter 1,FY2026,7/1/2025,9/30/2025,"$100,000.00",$5.00`;
  await importText(database, 'goals.csv', dated);
  const plain = `Goal Owner,Fiscal Period,Fiscal Year,Target (Money)\nAna Ruiz,Quarter 2,FY2026,200\nAna Ruiz,Annual,FY2026,900`;
  await importText(database, 'plain.csv', plain, { fiscalYearStarts: 7 });
  expect((await quotas(database)).map(([, ...rest]) => rest)).toEqual([
    ['2025-07-01', '2025-09-30', 100_000, null],
    ['2025-07-01', '2026-06-30', 900, null],
    ['2025-10-01', '2025-12-31', 200, null],
  ]);
});

test('quotas of a name that two have are rejected, and a file of which none goes in is refused', async () => {
  const database = await withPeople();
  const both = 'Rep,2026-Q1\nBen Ode,100\nAna Ruiz,200';
  const report = await importText(database, 'quotas.csv', both);
  expect(report.rejectedRows).toMatchObject([
    {
      line: 2,
      value: 'Ben Ode',
      reason: 'is the name of several people in the roster; give the e-mail address',
    },
  ]);
  await expect(importText(database, 'none.csv', 'Rep,2026-Q1\nNobody Here,100')).rejects.toThrow(
    "1 of 1 row can't go in, so that nothing was imported. The first is line 2: “Nobody Here” is nobody in the roster; import the roster first.",
  );
});
