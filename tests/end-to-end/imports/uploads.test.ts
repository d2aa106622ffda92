import { exec, spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { pino, type Logger } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { fileOf } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { useTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { PATIENCE } from '#tests/support/patience.ts';

useTemporaryFolder();

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const TOKENS = { nightly: 'n'.repeat(24), zapier: 'z'.repeat(30) };
const PIPELINE = csv(
  ['Id', 'Name', 'OwnerId', 'StageName'],
  [['006A', 'Norwind', '005A', 'Proposal']],
);

/** A bot that takes files over HTTP, and how to send them. */
async function receiving(
  options: { transport?: 'http' | 'socket'; maxBytes?: number; log?: Logger } = {},
) {
  const { database } = await freshDatabase();
  const started = await runBot(database, {
    at: '2025-11-24T10:00:00Z',
    adminEmails: ['lee.ops@example.com'],
    importTokens: TOKENS,
    ...options,
  });
  const url = `http://127.0.0.1:${started.bot.port}`;
  const send = async (
    path: string,
    body: string | undefined,
    { token = TOKENS.nightly, method = 'POST' } = {},
  ) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body }),
    });
    const answer: unknown = await response.json();
    return { status: response.status, answer };
  };
  const lee = started.join('Lee Ops', 'Europe/London');
  return { ...started, database, url, send, lee };
}

async function imports(database: Database) {
  return database.selectFrom('import').select(['file_name', 'as_of', 'accepted']).execute();
}

async function receivedFiles(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('frontline-received-'));
}

test.each(['http', 'socket'] as const)(
  'a file that is sent goes in, and its report is the answer, where Slack comes by %s',
  async (transport) => {
    const { database, send } = await receiving({ transport });
    const before = await receivedFiles();
    expect(await send('/imports/pipeline-2025-11-21.csv', PIPELINE)).toMatchObject({
      status: 200,
      answer: { file: 'pipeline-2025-11-21.csv', asOf: '2025-11-21', accepted: 1, rejected: 0 },
    });
    // Without a date in its name it shows the day on which it came.
    expect(await send('/imports/t%C3%A4glich.csv', PIPELINE)).toMatchObject({
      status: 200,
      answer: { asOf: '2025-11-24' },
    });
    expect(await imports(database)).toEqual([
      { file_name: 'pipeline-2025-11-21.csv', as_of: '2025-11-21', accepted: 1 },
      { file_name: 'täglich.csv', as_of: '2025-11-24', accepted: 1 },
    ]);
    expect(await receivedFiles()).toEqual(before);
  },
);

test.skipIf(!hasCurl)('the command of the README sends a file', async () => {
  const { bot, database } = await receiving();
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
  const command = /^curl .*$/m.exec(readme)?.[0].replace('localhost:3000', `127.0.0.1:${bot.port}`);
  const file = await fileOf('pipeline-2025-11-21.csv', PIPELINE);
  const { stdout } = await promisify(exec)(command ?? '', {
    cwd: dirname(file),
    env: { PATH: process.env['PATH'] ?? '', TOKEN: TOKENS.zapier },
  });
  expect(JSON.parse(stdout)).toMatchObject({ file: 'pipeline-2025-11-21.csv', accepted: 1 });
  expect(await imports(database)).toHaveLength(1);
});

test('a refused file is answered with the reason, which administrators hear too', async () => {
  const { bot, database, slack, send, lee } = await receiving();
  const before = await receivedFiles();
  const { status, answer } = await send('/imports/a.csv', 'what,is\nthis,file\n');
  expect(status).toBe(422);
  expect(answer).toEqual({ error: expect.stringContaining('No header row is known.') as string });
  await runJob(bot, 'notify-of-imports');
  const told = slack.screen(lee.id).channels[0]?.messages[0];
  expect(told?.text).toMatch(/^a\.csv was refused/);
  expect(await imports(database)).toEqual([]);
  expect(await receivedFiles()).toEqual(before);
});

test('who asks for CSV is answered with the rejected rows, which go in when they are mended', async () => {
  const { database, url } = await receiving();
  const rows = Array.from({ length: 30 }, (_, at) => [
    `006${at}`,
    `Deal ${at}`,
    '005A',
    'Proposal',
  ]);
  const file = csv(
    ['Id', 'Name', 'OwnerId', 'StageName', 'CloseDate'],
    [...rows.map((row) => [...row, '2025-12-01']), ['006X', 'Kestrel', '005A', 'Proposal', 'soon']],
  );
  const post = async (name: string, body: string) => {
    const response = await fetch(`${url}/imports/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKENS.nightly}`, accept: 'text/csv' },
      body,
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    return { type: response.headers.get('content-type'), text: await response.text() };
  };
  const asked = await post('p-2025-11-21.csv', file);
  expect(asked.type).toBe('text/csv; charset=utf-8');
  expect(asked.text.split('\r\n')).toEqual([
    'Line in the file,What is wrong,Id,Name,OwnerId,StageName,CloseDate',
    '32,CloseDate is not a date that can be read,006X,Kestrel,005A,Proposal,soon',
    '',
  ]);
  // The file that is in already is asked about in the same way.
  expect(await post('p-2025-11-21.csv', file)).toEqual(asked);
  const mended = asked.text.replace(',soon', ',2025-12-19');
  const { text } = await post('p-2025-11-21.csv.rejected.csv', mended);
  expect(JSON.parse(text)).toMatchObject({ accepted: 1, changed: 1, pipeline: { missing: 0 } });
  const stored = await database.selectFrom('opportunity').select('id').execute();
  expect(stored).toHaveLength(31);
});

test('nothing is taken without a token, by another method, at another place or under no file’s name', async () => {
  const { database, url, send } = await receiving();
  const path = '/imports/pipeline-2025-11-21.csv';
  const status = async (...args: Parameters<typeof send>) => (await send(...args)).status;
  expect(await status(path, PIPELINE, { token: 'x'.repeat(24) })).toBe(401);
  expect(await status(path, PIPELINE, { token: `${TOKENS.nightly}n` })).toBe(401);
  expect((await fetch(url + path, { method: 'POST', body: PIPELINE })).status).toBe(401);
  expect(await status(path, undefined, { method: 'GET' })).toBe(405);
  expect(await status(path, PIPELINE, { method: 'PUT' })).toBe(405);
  for (const name of ['..%2F..%2Fetc%2Fpasswd', 'a/b.csv', '%00.csv', `${'a'.repeat(201)}.csv`]) {
    expect(await status(`/imports/${name}`, PIPELINE)).toBe(404);
  }
  expect((await fetch(`${url}/imports/`, { method: 'POST', body: PIPELINE })).status).toBe(404);
  expect(await imports(database)).toEqual([]);
});

test('a wrong token is logged without the token', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
  const { send } = await receiving({ log });
  const token = `${TOKENS.nightly}-wrong`;
  expect(await send(`/imports/${token}.csv`, PIPELINE, { token })).toMatchObject({ status: 401 });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      from: expect.stringContaining('127.0.0.1') as string,
      hasToken: true,
      msg: 'a file was refused: its token is none of IMPORT_TOKENS',
    }),
  ]);
  expect(lines.join('')).not.toContain(TOKENS.nightly);
});

test('a file that is too large is refused, also where it does not say how large it is', async () => {
  const { database, url, send } = await receiving({ maxBytes: 100_000 });
  const before = await receivedFiles();
  const large = csv(
    ['Id', 'Name', 'OwnerId', 'StageName'],
    [['006A', 'x'.repeat(200_000), '', '']],
  );
  expect(await send('/imports/a.csv', large)).toMatchObject({ status: 413 });
  const pieces = new ReadableStream({
    start(controller) {
      for (let at = 0; at < large.length; at += 10_000) {
        controller.enqueue(new TextEncoder().encode(large.slice(at, at + 10_000)));
      }
      controller.close();
    },
  });
  const response = await fetch(`${url}/imports/a.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKENS.nightly}` },
    body: pieces,
    duplex: 'half',
  });
  expect(response.status).toBe(413);
  expect(await imports(database)).toEqual([]);
  expect(await receivedFiles()).toEqual(before);
});

test('a source sends one file at a time; one that ends in the middle changes nothing', async () => {
  const { bot, database, send } = await receiving();
  const before = await receivedFiles();
  const half = request({
    port: bot.port,
    path: '/imports/pipeline-2025-11-21.csv',
    method: 'POST',
    headers: { authorization: `Bearer ${TOKENS.nightly}`, 'content-length': '1000' },
  });
  half.on('error', () => undefined);
  half.write('Id,Name\n');
  await until(async () => (await receivedFiles()).length > before.length);
  expect(await send('/imports/b.csv', PIPELINE)).toMatchObject({ status: 429 });
  expect(await send('/imports/b.csv', PIPELINE, { token: TOKENS.zapier })).toMatchObject({
    status: 200,
  });
  half.destroy();
  await until(async () => (await receivedFiles()).length === before.length);
  expect((await imports(database)).map(({ file_name }) => file_name)).toEqual(['b.csv']);
  // The file is gone a moment before its source may send the next.
  await until(async () => (await send('/imports/c.csv', PIPELINE)).status === 200);
});

test('what a killed process left of a file is removed when the bot starts, a day later', async () => {
  const [old, young] = await Promise.all(
    ['old', 'young'].map((name) => mkdtemp(join(tmpdir(), `frontline-received-${name}-`))),
  );
  onTestFinished(() => rm(young ?? '', { recursive: true }));
  await writeFile(join(old ?? '', 'pipeline.csv'), PIPELINE);
  const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60_000);
  await utimes(old ?? '', twoDaysAgo, twoDaysAgo);
  const { database } = await freshDatabase();
  await runBot(database, { at: '2025-11-24T10:00:00Z' });
  const left = await readdir(tmpdir());
  expect([old, young].map((folder) => left.includes(basename(folder ?? '')))).toEqual([
    false,
    true,
  ]);
});

test('without tokens there is no such place', async () => {
  const { database } = await freshDatabase();
  const { bot } = await runBot(database, { at: '2025-11-24T10:00:00Z' });
  const url = `http://127.0.0.1:${bot.port}/imports/a.csv`;
  const headers = { authorization: 'Bearer undefined' };
  expect((await fetch(url, { method: 'POST', headers, body: PIPELINE })).status).toBe(404);
});

/** Waits until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await isSo());) {
    if (Date.now() > end) throw new Error('Waited in vain.');
  }
}
