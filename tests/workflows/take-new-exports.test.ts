import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '#src/log.ts';
import { takeNewExports } from '#src/workflows/take-new-exports.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';

const NOW = new Date('2025-12-01T12:00:00Z');
const pipeline = (stage: string) =>
  csv(['Id', 'Name', 'OwnerId', 'StageName'], [['006A', 'Norwind', '005A', stage]]);

/** Drops files into a folder, written to a minute ago. */
async function folderOf(files: Readonly<Record<string, string>>) {
  const folder = await scratchFolder();
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    const written = new Date(NOW.getTime() - 60_000);
    await utimes(join(folder, name), written, written);
  }
  const { database } = await freshDatabase();
  const log = createLog('silent');
  const take = () => takeNewExports({ database, folder, log, now: () => NOW, timeZone: 'UTC' });
  return { folder, database, take };
}

test('files are taken from the oldest to the newest and put away with their report', async () => {
  const { folder, database, take } = await folderOf({
    'pipeline-2025-11-28.csv': pipeline('Negotiation'),
    'pipeline-2025-11-21.csv': pipeline('Proposal'),
    'history.csv': csv(
      ['OpportunityId', 'CreatedDate', 'StageName'],
      [
        ['006A', '2025-11-01', 'Discovery'],
        ['006A', '2025-11-20', 'Proposal'],
      ],
    ),
    'quotas.csv': csv(['email', 'period', 'amount'], [['ana@example.com', '2025-Q4', 10]]),
    'team-roster.csv': csv(['name', 'email', 'manager_email'], [['Ana', 'ana@example.com', '']]),
    'notes.docx': 'not an export',
  });
  expect((await take()).map(({ type, asOf, rejected }) => [type, asOf, rejected])).toEqual([
    ['roster', '2025-12-01', 0],
    ['quotas', '2025-12-01', 0],
    ['opportunities', '2025-11-21', 0],
    ['opportunities', '2025-11-28', 0],
    ['history', '2025-11-20', 0],
  ]);
  expect((await readdir(folder)).toSorted()).toEqual(['done', 'notes.docx']);
  expect(await readdir(join(folder, 'done'))).toContain('pipeline-2025-11-28.csv');
  const report: unknown = JSON.parse(
    await readFile(join(folder, 'done', 'pipeline-2025-11-28.csv.json'), 'utf8'),
  );
  expect(report).toMatchObject({ type: 'opportunities', changed: 1 });
  expect(await take()).toEqual([]);
  expect(await database.selectFrom('opportunity').select('stage').execute()).toEqual([
    { stage: 'Negotiation' },
  ]);
});

test('a refused file is put aside with the reason, and the others go in', async () => {
  const { folder, take } = await folderOf({
    'a-2025-11-21.csv': 'what,is\nthis,file\n',
    'b-2025-11-28.csv': pipeline('Proposal'),
  });
  expect((await take()).map(({ file }) => file)).toEqual(['b-2025-11-28.csv']);
  expect(await readFile(join(folder, 'refused', 'a-2025-11-21.csv.txt'), 'utf8')).toContain(
    'No header row is known.',
  );
  expect(await readdir(join(folder, 'refused'))).toContain('a-2025-11-21.csv');
});

test('a file that was written to just now is left until it has stopped growing', async () => {
  const { folder, take } = await folderOf({ 'p-2025-11-28.csv': pipeline('Proposal') });
  await utimes(join(folder, 'p-2025-11-28.csv'), NOW, NOW);
  expect(await take()).toEqual([]);
  const earlier = new Date(NOW.getTime() - 10_000);
  await utimes(join(folder, 'p-2025-11-28.csv'), earlier, earlier);
  expect(await take()).toHaveLength(1);
});

test('two replicas that look at the same folder at once import a file once', async () => {
  const { folder, database, take } = await folderOf({
    'p-2025-11-28.csv': pipeline('Proposal'),
    'p-2025-11-21.csv': pipeline('Discovery'),
  });
  await Promise.all([take(), take()]);
  expect(await readdir(folder)).toEqual(['done']);
  const imports = await database.selectFrom('import').select('as_of').orderBy('as_of').execute();
  expect(imports.map((one) => one.as_of)).toEqual(['2025-11-21', '2025-11-28']);
  const changes = await database.selectFrom('opportunity_change').select('new_value').execute();
  expect(changes).toEqual([{ new_value: 'Proposal' }]);
});

test('a folder that is not there is told in the log, not thrown', async () => {
  const { database } = await freshDatabase();
  const log = createLog('silent');
  const folder = '/nowhere/at/all';
  expect(await takeNewExports({ database, folder, log, now: () => NOW, timeZone: 'UTC' })).toEqual(
    [],
  );
});
