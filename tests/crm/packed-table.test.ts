import { gzipSync } from 'node:zlib';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';
import { workbookOf, zipOf } from '#tests/support/workbook.ts';

const TABLE = 'Id,Name,Owner,Stage\n1,Norwind,Ana,Proposal\n';
const WORKBOOK = workbookOf({
  Deals: [
    ['Id', 'Name', 'Owner', 'Stage'],
    ['1', 'Norwind', 'Ana', 'Proposal'],
  ],
});

async function unpackedFolders() {
  const names = await readdir(tmpdir());
  return names.filter((name) => name.startsWith(`frontline-unpacked-`)).length;
}

test.for([
  ['a zip with one CSV', 'WE.zip', () => zipOf({ 'Opportunity.csv': TABLE })],
  ['a zip with a workbook', 'deals.zip', () => zipOf({ 'deals.xlsx': WORKBOOK })],
  [
    'a zip with what macOS adds',
    'deals.zip',
    () => zipOf({ 'a/d.csv': TABLE, '__MACOSX/a/._d.csv': 'x' }),
  ],
  ['a zip with a read-me', 'deals.zip', () => zipOf({ 'd.csv': TABLE, 'README.md': 'Hello' })],
  ['a packed CSV', 'deals.csv.gz', () => gzipSync(TABLE)],
] as const)('%s is read', async ([, name, content]) => {
  const { records } = await readExport(await fileOf(name, content()));
  expect(records).toMatchObject([{ id: '1', name: 'Norwind', owner: 'Ana', stage: 'Proposal' }]);
});

test.for([
  [
    'several tables',
    () => zipOf({ 'a.csv': TABLE, 'b.csv': TABLE }),
    /archive of 2 tables \(a\.csv, b\.csv\)/,
  ],
  ['no table', () => zipOf({ 'a.pdf': 'x' }), /without a table/],
  ['an archive', () => gzipSync(gzipSync(TABLE)), /archive in an archive/],
  ['half of a packed table', () => gzipSync(TABLE).subarray(0, 30), /damaged or cut off/],
  ['zeros without end', () => gzipSync(Buffer.alloc(1_000_000)), /no header row/],
] as const)(
  'an archive of %s is refused in a sentence, and nothing is left of it',
  async ([, content, sentence]) => {
    const before = await unpackedFolders();
    await expect(readExport(await fileOf('deals.zip', content()))).rejects.toThrow(sentence);
    expect(await unpackedFolders()).toBeLessThanOrEqual(before);
  },
);
