import { expect, test } from 'vitest';
import { csv } from '#tests/support/imports.ts';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';

const HEADERS = ['Record ID', 'Deal Name', 'Deal Owner', 'Deal Stage'];

test('an id that a spreadsheet has shortened is rejected, as many records come to it', async () => {
  const rows = ['1.43E+10', '1,43E+10', '14300000001', '1E5'].map((id) => [id, 'a', 'b', 'c']);
  const { records, rejected } = await readExport(await fileOf('deals.csv', csv(HEADERS, rows)));
  expect(records).toMatchObject([{ id: '14300000001' }, { id: '1E5' }]);
  expect(rejected).toMatchObject([
    { line: 2, column: 'Record ID', value: '1.43E+10' },
    { line: 3, column: 'Record ID', value: '1,43E+10' },
  ]);
});
