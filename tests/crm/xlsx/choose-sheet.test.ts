import { expect, test } from 'vitest';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';
import { workbookOf } from '#tests/support/workbook.ts';

const HEADER = ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage', 'Amount'];
const NORTH = ['1', 'Norwind', 'Ana', 'Proposal', 10];
const SOUTH = ['2', 'Kestrel', 'Ben', 'Proposal', 20];
type Sheets = Parameters<typeof workbookOf>[0];

async function read(sheets: Sheets) {
  const { records, sheets: names } = await readExport(
    await fileOf('deals.xlsx', workbookOf(sheets)),
  );
  return { ids: records.map((one) => (one as { id: string }).id), names };
}

test('a pivot table before the deals is not taken for them', async () => {
  const pivot = [
    ['Stage', 'Owner Name', 'Sum of Amount'],
    ['Proposal', '(All)', 30],
  ];
  expect(await read({ Summary: pivot, Deals: [HEADER, NORTH, SOUTH] })).toEqual({
    ids: ['1', '2'],
    names: ['Deals'],
  });
});

test('one sheet a region is one table', async () => {
  const notes = [['Exported on Friday']];
  expect(await read({ North: [HEADER, NORTH], Notes: notes, South: [HEADER, SOUTH] })).toEqual({
    ids: ['1', '2'],
    names: ['North', 'South'],
  });
});

test('a sheet with other columns is left out, and those that are read are named', async () => {
  const other = [HEADER.slice(0, 4), ['3', 'Abel', 'Cy', 'Legal']];
  expect(await read({ Archive: other, Deals: [HEADER, NORTH] })).toEqual({
    ids: ['1'],
    names: ['Deals'],
  });
});

test('a header row far down is found', async () => {
  const title = Array.from({ length: 60 }, (_, at) => [`Note ${at}`]);
  expect((await read({ Deals: [...title, HEADER, NORTH] })).ids).toEqual(['1']);
});
