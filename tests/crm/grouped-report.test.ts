import { expect, test } from 'vitest';
import { fileOf } from '#tests/support/files.ts';
import { csv } from '#tests/support/csv.ts';
import { readExport } from '#tests/support/read-export.ts';

async function deals(headers: readonly string[], rows: readonly (readonly string[])[]) {
  const read = await readExport(await fileOf('report.csv', csv(headers, rows)));
  const records = read.records as { id: string; owner?: string; stage: string }[];
  return {
    ...read,
    deals: records.map(({ id, owner, stage }) => [id, owner, stage]),
  };
}

const MARKED = [
  'Opportunity Owner  ↑',
  'Stage  ↑',
  'Id',
  'Opportunity Name',
  'Sum of Amount',
  'Amount',
];

test('a summary report that is grouped by owner and stage goes in with both, without its sums', async () => {
  const read = await deals(MARKED, [
    ['Ana Silva', 'Proposal', 'a', 'A', '', '100'],
    ['', '', 'b', 'B', '', '100'],
    ['', 'Subtotal', '', '', '200', ''],
    ['', 'Legal', 'c', 'C', '', '5'],
    ['Subtotal', '', '', '', '205', ''],
    ['Ben Osei', 'Proposal', 'd', 'D', '', '7'],
    ['', '', 'e', 'E', '', '7'],
    ['Total', '', '', '', '219', ''],
    ['', '', '', '', '219', ''],
  ]);
  expect(read.deals).toEqual([
    ['a', 'Ana Silva', 'Proposal'],
    ['b', 'Ana Silva', 'Proposal'],
    ['c', 'Ana Silva', 'Legal'],
    ['d', 'Ben Osei', 'Proposal'],
    ['e', 'Ben Osei', 'Proposal'],
  ]);
  expect(read.rejected).toEqual([]);
  expect(read.skipped).toHaveLength(4);
});

const PLAIN = ['Opportunity Owner', 'Id', 'Opportunity Name', 'Stage', 'Amount'];
const row = (owner: string, id: string) => [owner, id, `Deal ${id}`, 'Proposal', '1'];

test('an owner who stands once above their deals, unmarked, is filled down', async () => {
  const rows = [row('Ana', 'a'), row('', 'b'), row('', 'c'), row('Ben', 'd'), row('', 'e')];
  const owners = (await deals(PLAIN, rows)).deals.map(([, owner]) => owner);
  expect(owners).toEqual(['Ana', 'Ana', 'Ana', 'Ben', 'Ben']);
});

test.for([
  ['some deals have no owner', [row('Ana', 'a'), row('', 'b'), row('Ana', 'c'), row('', 'd')]],
  ['the first deal has none', [row('', 'a'), row('Ana', 'b'), row('', 'c'), row('', 'd')]],
  ['most have one', [row('Ana', 'a'), row('Ben', 'b'), row('', 'c'), row('Cy', 'd')]],
  ['there are too few to tell', [row('Ana', 'a'), row('', 'b'), row('', 'c')]],
] as const)('nothing is filled down where %s', async ([, rows]) => {
  const owners = (await deals(PLAIN, rows)).deals.map(([, owner]) => owner ?? '');
  expect(owners).toEqual(rows.map(([owner]) => owner));
});
