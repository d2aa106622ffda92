import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { createLog } from '#src/log.ts';
import { ingestNewExports } from '#src/workflows/imports/ingest-new-exports.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';
import { workbookOf } from '#tests/support/workbook.ts';

const NOW = new Date('2025-12-01T12:00:00Z');
const COACHING = { defaultTimeZone: 'UTC', maxRejectedPercent: 5 };
const pipeline = (stage: string) =>
  csv(['Id', 'Name', 'OwnerId', 'StageName'], [['006A', 'Norwind', '005A', stage]]);

/** Drops files into a folder, written to a minute ago. */
async function folderOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await scratchFolder();
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    const written = new Date(NOW.getTime() - 60_000);
    await utimes(join(folder, name), written, written);
  }
  const { database, url } = await freshDatabase();
  const log = createLog('silent');
  const ingest = () =>
    ingestNewExports({ database, log, now: () => NOW, coaching: COACHING }, folder);
  return { folder, database, url, ingest };
}

test('files are taken from the oldest to the newest and put away with their report', async () => {
  const { folder, database, ingest } = await folderOf({
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
  expect((await ingest()).map(({ type, asOf, rejected }) => [type, asOf, rejected])).toEqual([
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
  expect(await ingest()).toEqual([]);
  expect(await database.selectFrom('opportunity').select('stage').execute()).toEqual([
    { stage: 'Negotiation' },
  ]);
});

test('a refused file is put aside with the reason, and the others go in', async () => {
  const { folder, ingest } = await folderOf({
    'a-2025-11-21.csv': 'what,is\nthis,file\n',
    'b-2025-11-28.csv': pipeline('Proposal'),
  });
  expect((await ingest()).map(({ file }) => file)).toEqual(['b-2025-11-28.csv']);
  expect(await readFile(join(folder, 'refused', 'a-2025-11-21.csv.txt'), 'utf8')).toContain(
    'No header row is known.',
  );
  expect(await readdir(join(folder, 'refused'))).toContain('a-2025-11-21.csv');
});

test('a file that was written to just now is left until it has stopped growing', async () => {
  const { folder, ingest } = await folderOf({ 'p-2025-11-28.csv': pipeline('Proposal') });
  await utimes(join(folder, 'p-2025-11-28.csv'), NOW, NOW);
  expect(await ingest()).toEqual([]);
  const earlier = new Date(NOW.getTime() - 10_000);
  await utimes(join(folder, 'p-2025-11-28.csv'), earlier, earlier);
  expect(await ingest()).toHaveLength(1);
});

test('two replicas that look at the same folder at once import a file once', async () => {
  const { folder, database, ingest } = await folderOf({
    'p-2025-11-28.csv': pipeline('Proposal'),
    'p-2025-11-21.csv': pipeline('Discovery'),
  });
  await Promise.all([ingest(), ingest()]);
  expect(await readdir(folder)).toEqual(['done']);
  const imports = await database.selectFrom('import').select('as_of').orderBy('as_of').execute();
  expect(imports.map((one) => one.as_of)).toEqual(['2025-11-21', '2025-11-28']);
  const changes = await database.selectFrom('opportunity_change').select('new_value').execute();
  expect(changes).toEqual([{ new_value: 'Proposal' }]);
});

test('a file that can not be taken for another reason stays, and the others go in', async () => {
  const { folder, database, ingest } = await folderOf({
    'a-2025-11-21.csv': pipeline('Discovery'),
    'roster.csv': csv(['name', 'email', 'manager_email'], [['Ana', 'ana@example.com', '']]),
  });
  await sql`alter table person rename to nobody`.execute(database);
  expect((await ingest()).map(({ file }) => file)).toEqual([]);
  expect((await readdir(folder)).toSorted()).toEqual(['a-2025-11-21.csv', 'roster.csv']);
  await sql`alter table nobody rename to person`.execute(database);
  expect((await ingest()).map(({ file }) => file)).toEqual(['roster.csv', 'a-2025-11-21.csv']);
});

test('a folder that is not there is told in the log, not thrown', async () => {
  const { database } = await freshDatabase();
  const log = createLog('silent');
  const folder = '/nowhere/at/all';
  expect(
    await ingestNewExports({ database, log, now: () => NOW, coaching: COACHING }, folder),
  ).toEqual([]);
});

test('rejected rows lie beside the file, go in once they are mended, and nothing else is gone by that', async () => {
  const { folder, database, ingest } = await folderOf({
    'pipeline-2025-11-28.csv': csv(
      ['Id', 'Name', 'OwnerId', 'StageName', 'Amount'],
      [
        ['006A', 'Norwind', '005A', 'Proposal', 10],
        ['006B', 'Kestrel "Foods",\nand Ünal', '005A', 'Proposal', 'many'],
        ['', '', '005A', 'Proposal', 10],
      ],
    ),
  });
  const [report] = await ingest();
  expect(report).toMatchObject({ accepted: 2, rejected: 1, unreadable: 1 });
  const beside = join(folder, 'done', 'pipeline-2025-11-28.csv.rejected.csv');
  const text = await readFile(beside, 'utf8');
  expect(text.split('\r\n')).toEqual([
    '\uFEFFLine in the file,What is wrong,Id,Name,OwnerId,StageName,Amount',
    '3,Amount is not an amount that can be read,006B,"Kestrel ""Foods"",\nand Ünal",005A,Proposal,many',
    expect.stringMatching(/^5,.*,,,005A,Proposal,10$/),
    '',
  ]);

  const again = join(folder, 'pipeline-2025-11-28.csv.rejected.csv');
  await writeFile(again, text.replace('many', '20').replace(',,,005A', ',006C,Abel,005A'));
  await utimes(again, new Date(NOW.getTime() - 60_000), new Date(NOW.getTime() - 60_000));
  expect(await ingest()).toMatchObject([{ accepted: 2, rejected: 0, added: 1, changed: 1 }]);
  const known = database
    .selectFrom('opportunity')
    .select(['id', 'name', 'amount', 'missing_since'])
    .orderBy('id');
  expect(await known.execute()).toEqual([
    { id: '006A', name: 'Norwind', amount: 10, missing_since: null },
    { id: '006B', name: 'Kestrel "Foods",\nand Ünal', amount: 20, missing_since: null },
    { id: '006C', name: 'Abel', amount: 10, missing_since: null },
  ]);
});

test('a formula in a rejected row is text to a spreadsheet, and goes in as the CRM wrote it', async () => {
  const formula = '=HYPERLINK("http://evil.example","Click")';
  const { folder, database, ingest } = await folderOf({
    'pipeline-2025-11-28.csv': csv(
      ['Id', 'Name', 'OwnerId', 'StageName', 'Amount', '=cmd'],
      [
        ['006A', formula, '005A', '@Proposal', 'many', '-1200'],
        ['006B', "'=1+1' deal", '005A', '-', 'many', '+1+2'],
      ],
    ),
  });
  await ingest();
  const text = await readFile(join(folder, 'done', 'pipeline-2025-11-28.csv.rejected.csv'), 'utf8');
  expect(text.split('\r\n')).toEqual([
    "\uFEFFLine in the file,What is wrong,Id,Name,OwnerId,StageName,Amount,'=cmd",
    expect.stringContaining(
      `,006A,"'=HYPERLINK(""http://evil.example"",""Click"")",005A,'@Proposal,many,-1200`,
    ),
    expect.stringContaining(`,006B,''=1+1' deal,005A,'-,many,'+1+2`),
    '',
  ]);

  const again = join(folder, 'pipeline-2025-11-28.csv.rejected.csv');
  await writeFile(again, text.replaceAll('many', '-20'));
  await utimes(again, new Date(NOW.getTime() - 60_000), new Date(NOW.getTime() - 60_000));
  expect(await ingest()).toMatchObject([{ accepted: 2, rejected: 0, unreadable: 0 }]);
  const known = database
    .selectFrom('opportunity')
    .select(['id', 'name', 'stage', 'amount'])
    .orderBy('id');
  expect(await known.execute()).toEqual([
    { id: '006A', name: formula, stage: '@Proposal', amount: -20 },
    { id: '006B', name: "'=1+1' deal", stage: '-', amount: -20 },
  ]);
});

test('rejected rows of a workbook, and of a file that takes a mapping, go in once they are mended', async () => {
  const headers = ['Nr', 'Vorgang', 'Betreuer', 'Phase', 'Betrag'];
  const deal = (nr: string, amount: string) => [nr, 'Norwind', 'Ana', 'Angebot', amount];
  const { folder, database, ingest } = await folderOf({
    'deals-2025-11-28.csv': csv(headers, [deal('1', '10'), deal('2', 'viel')]),
    'pipeline-2025-11-28.xlsx': workbookOf({
      Deals: [
        ['Id', 'Name', 'OwnerId', 'StageName', 'Amount'],
        ['006A', 'Kestrel', '005A', 'Proposal', 10],
        ['006B', 'Abel', '005A', 'Proposal', 'many'],
      ],
    }),
  });
  await importText(database, 'deals-2025-11-21.csv', csv(headers, [deal('1', '10')]), {
    mapping: {
      type: 'opportunities',
      columns: { id: 'Nr', name: 'Vorgang', owner: 'Betreuer', stage: 'Phase', amount: 'Betrag' },
    },
  });
  expect(await ingest()).toMatchObject([{ unreadable: 1 }, { unreadable: 1 }]);
  const isRejected = (name: string) => name.endsWith('.rejected.csv');
  for (const name of (await readdir(join(folder, 'done'))).filter(isRejected)) {
    const text = await readFile(join(folder, 'done', name), 'utf8');
    await writeFile(join(folder, name), text.replace(/viel|many/, '20'));
    await utimes(join(folder, name), new Date('2025-12-01'), new Date('2025-12-01'));
  }
  expect(await ingest()).toMatchObject([
    { accepted: 1, unreadable: 0, changed: 1 },
    { accepted: 1, unreadable: 0, changed: 1 },
  ]);
});

test('a kill in the middle of an import leaves nothing of it, and the file is taken up again', async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => [
    `006${index}`,
    `Deal ${index}`,
    '005A',
    'Proposal',
  ]);
  const name = 'pipeline-2025-11-28.csv';
  const { folder, database, url, ingest } = await folderOf({
    [name]: csv(['Id', 'Name', 'OwnerId', 'StageName'], rows),
  });
  const count = async () => {
    const { rows } = await sql<{ many: number }>`
      select count(*)::int as many from opportunity`.execute(database);
    return rows[0]?.many;
  };
  const child = ingestInProcess(url, folder);
  const ended = once(child, 'exit');
  while (!(await isCopying(database))) {
    if (child.exitCode !== null) throw new Error('The import ended before it was killed.');
  }
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await readdir(folder)).toEqual([name]);
  expect(await count()).toBe(0);
  expect(await database.selectFrom('import').selectAll().execute()).toEqual([]);

  expect(await ingest()).toMatchObject([{ wasImportedBefore: false, accepted: 100_000 }]);
  expect(await count()).toBe(100_000);
  expect(await readdir(folder)).toEqual(['done']);
});

async function isCopying(database: Database): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_progress_copy
    where datname = current_database() and tuples_processed > 0`.execute(database);
  return rows.length > 0;
}

/** A process of its own that takes what lies in the folder, as the bot does. */
function ingestInProcess(url: string, folder: string): ChildProcess {
  const source = (path: string) => JSON.stringify(new URL(`../../../src/${path}`, import.meta.url));
  const code = `
    import { connect } from ${source('database/connection.ts')};
    import { createLog } from ${source('log.ts')};
    import { ingestNewExports } from ${source('workflows/imports/ingest-new-exports.ts')};
    const [url, folder, now] = process.argv.slice(1);
    const coaching = { defaultTimeZone: 'UTC', maxRejectedPercent: 5 };
    await ingestNewExports({ database: connect(url), log: createLog('silent'), now: () => new Date(now), coaching }, folder);`;
  return spawn(
    process.execPath,
    ['--input-type=module', '--eval', code, url, folder, NOW.toISOString()],
    { stdio: 'ignore' },
  );
}
