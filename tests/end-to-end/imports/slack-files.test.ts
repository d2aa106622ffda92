import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Bot } from '#src/bot.ts';
import type { Database } from '#src/database/connection.ts';
import { noteSlackFile } from '#src/database/imports/slack-files.ts';
import type { SlackAccountId } from '#src/domain/ids.ts';
import type { AppManifest } from '#src/playground/slack/payload.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { createClock } from '#src/playground/slack/clock.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';
import { eventually, startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { readManifest, runBot, runJob } from '#tests/support/running-bot.ts';
import { useTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { PATIENCE } from '#tests/support/patience.ts';

useTemporaryFolder();

const PIPELINE = csv(
  ['Id', 'Name', 'Opportunity Owner', 'StageName', 'Amount'],
  [
    ['006A', 'Norwind', 'Ana Lima', 'Proposal', 10],
    ['006B', 'Kestrel', 'Ana Lima', 'Proposal', 'many'],
  ],
);

/** A bot with two administrators and a manager, where people can drop files. */
async function running(
  options: { maxBytes?: number; transport?: 'http' | 'socket'; slack?: LocalSlack } = {},
) {
  const { database } = await freshDatabase();
  const started = await runBot(database, {
    at: '2025-11-24T10:00:00Z',
    adminEmails: ['lee.ops@example.com', 'kim.ops@example.com'],
    ...options,
  });
  return {
    ...started,
    database,
    lee: started.join('Lee Ops', 'Europe/London'),
    kim: started.join('Kim Ops', 'Europe/London'),
    mia: started.join('Mia Keller', 'Europe/Berlin'),
    imports: () =>
      database.selectFrom('import').select(['file_name', 'as_of', 'accepted']).execute(),
  };
}

/** What the bot wrote to somebody. */
function told(slack: LocalSlack, user: LocalUser): string[] {
  const messages = slack.screen(user.id).channels[0]?.messages ?? [];
  return messages.filter(({ author }) => author === slack.ids.botUser).map(({ text }) => text);
}

async function connectByHttp(slack: LocalSlack, { port }: Bot): Promise<void> {
  await slack.connectBot({ requestUrl: `http://127.0.0.1:${port}/slack/events` });
}

/** Waits until the bot asked Slack about files so many times. */
async function asked(slack: LocalSlack, times: number): Promise<void> {
  await vi.waitFor(() => expect(slack.calls('files.info')).toHaveLength(times), PATIENCE);
}

test.each(['http', 'socket'] as const)(
  'a file that an administrator drops goes in, and the answer says what it came to, by %s',
  async (transport) => {
    const { slack, bot, lee, kim, imports } = await running({ transport });
    const reaction = await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', PIPELINE);
    expect(reaction.failure).toBeUndefined();
    const answer =
      'pipeline-2025-11-21.csv, opportunities as of Fri 21 Nov, is in, and something is left to do. ' +
      '2 rows accepted: 2 new, 0 changed, 0 unchanged; 0 rejected; 1 cell can’t be read. 1 owner in it is nobody in the roster.';
    await eventually(slack, () => told(slack, lee)[0]);
    // The other administrator hears of it as well, since something is left to do.
    await eventually(slack, () => told(slack, kim)[0]);
    expect(told(slack, lee)).toEqual([answer]);
    expect(told(slack, kim)).toEqual([answer]);
    expect(await imports()).toEqual([
      { file_name: 'pipeline-2025-11-21.csv', as_of: '2025-11-21', accepted: 2 },
    ]);

    // Told of by Slack once more, it is not read again.
    await runJob(bot, 'ingest-slack-files');
    expect(slack.calls('files.info')).toHaveLength(1);
    expect(told(slack, lee)).toHaveLength(1);
    const left = await readdir(tmpdir());
    expect(left.filter((name) => name.startsWith('frontline-received-'))).toEqual([]);
  },
);

test.each(['http', 'socket'] as const)(
  'a file is noted before Slack hears that its event arrived; where it can’t be, Slack tells of it again, by %s',
  async (transport) => {
    const slack = await startLocalSlackForTest({
      manifest: await readManifest(),
      clock: createClock(new Date('2025-11-24T10:00:00Z')),
      timing: { acknowledgement: 300, eventRetries: Array.from({ length: 100 }, () => 20) },
    });
    const { bot, lee, database, imports } = await running({ transport, slack });
    if (transport === 'http') await connectByHttp(slack, bot);
    await sql`alter table slack_file rename to out_of_reach`.execute(database);
    const reaction = await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', PIPELINE);
    expect(reaction.acknowledgedAfter).toBeUndefined();
    await sql`alter table out_of_reach rename to slack_file`.execute(database);
    await eventually(slack, () => told(slack, lee)[0]);
    expect(await imports()).toHaveLength(1);
  },
);

test('a file without anything to do is answered too, to who dropped it alone', async () => {
  const { slack, lee, kim } = await running();
  const roster = csv(['name', 'email', 'manager_email'], [['Ana', 'ana@example.com', '']]);
  await slack.uploadFile(lee.id, 'roster.csv', roster);
  expect(await eventually(slack, () => told(slack, lee)[0])).toBe(
    'roster.csv, roster as of Mon 24 Nov, is in. 1 row accepted: 1 new, 0 changed, 0 unchanged; 0 rejected.',
  );
  await slack.uploadFile(lee.id, 'notes.csv', 'what,is\nthis,file\n');
  expect(await eventually(slack, () => told(slack, lee)[1])).toMatch(/^notes\.csv was refused/);
  await eventually(slack, () => told(slack, kim)[0]);
  expect(told(slack, kim)).toEqual([expect.stringMatching(/^notes\.csv was refused/)]);
});

test('a file of somebody who is no administrator is not read, which they are told', async () => {
  const { slack, mia, imports } = await running();
  await slack.uploadFile(mia.id, 'pipeline-2025-11-21.csv', PIPELINE);
  expect(await eventually(slack, () => told(slack, mia)[0])).toMatch(/^I take files only from/);
  expect(slack.calls('files.info')).toEqual([]);
  expect(await imports()).toEqual([]);
});

test('who writes to the bot is pointed to its help, once', async () => {
  const { slack, mia } = await running();
  await slack.write(mia.id, 'Hello?');
  await eventually(slack, () => told(slack, mia)[0]);
  await slack.write(mia.id, 'Anybody there?');
  await slack.command(mia.id, '/coach', 'help');
  await eventually(slack, () => told(slack, mia)[1]);
  expect(told(slack, mia)).toEqual([
    'I don’t read messages here. `/coach help` says what I can do.',
    expect.stringContaining('I help you coach'),
  ]);
});

test('a file that is too large is refused in a sentence', async () => {
  const { slack, lee, imports } = await running({ maxBytes: 20 });
  await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', PIPELINE);
  expect(await eventually(slack, () => told(slack, lee)[0])).toContain('The file is larger than');
  expect(await imports()).toEqual([]);
});

test('the token goes to Slack alone: a file that lies elsewhere is not asked for', async () => {
  const { slack, lee, imports } = await running();
  const asked: unknown[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.headers);
    response.end(PIPELINE);
  });
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void elsewhere.close());
  const { port } = elsewhere.address() as AddressInfo;
  for (const address of [`http://127.0.0.1:${port}/a.csv`, 'http://files.slack.com/a.csv']) {
    await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', new URL(address));
  }
  await eventually(slack, () => told(slack, lee)[1]);
  expect(told(slack, lee)).toEqual([
    expect.stringContaining('does not lie in Slack itself'),
    expect.stringContaining('does not lie in Slack itself'),
  ]);
  expect(asked).toEqual([]);
  expect(await imports()).toEqual([]);
});

test('a file that Slack does not give now is taken up again later', async () => {
  const { slack, bot, lee, clock, imports } = await running();
  const untilIngested = (isIngested: () => Promise<void> | void) =>
    vi.waitFor(async () => {
      await runJob(bot, 'ingest-slack-files');
      await isIngested();
    }, PATIENCE);
  slack.failNext('files.info', { kind: 'refused', error: 'internal_error' });
  await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', PIPELINE);
  await asked(slack, 1);
  expect(told(slack, lee)).toEqual([]);
  await untilIngested(async () => expect(await imports()).toHaveLength(1));
  expect(told(slack, lee)).toHaveLength(1);

  // After an hour it is given up, and that is said.
  slack.failNext('files.info', { kind: 'refused', error: 'internal_error' }, 1_000);
  await slack.uploadFile(lee.id, 'roster.csv', 'name,email,manager_email\nAna,ana@example.com,\n');
  await asked(slack, 3);
  expect(told(slack, lee)).toHaveLength(1);
  clock.moveTo(new Date('2025-11-24T11:30:00Z'));
  await untilIngested(() => expect(told(slack, lee)).toHaveLength(2));
  expect(told(slack, lee)[1]).toContain('It could not be read from Slack for an hour');
});

test('a process that is killed while it imports a dropped file leaves nothing; the next one takes it up', async () => {
  const { database, url } = await freshDatabase();
  const clock = createClock(new Date('2025-11-24T10:00:00Z'));
  const slack = await startLocalSlackForTest({ manifest: await readManifest(), clock });
  const lee = slack.addUser({
    name: 'Lee Ops',
    email: 'lee.ops@example.com',
    timeZone: 'Europe/London',
  });
  const rows = Array.from({ length: 100_000 }, (_, at) => [
    `006${at}`,
    `Deal ${at}`,
    '',
    'Proposal',
  ]);
  const large = csv(['Id', 'Name', 'OwnerId', 'StageName'], rows);
  await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', large);
  const [file] = slack.screen(lee.id).channels[0]?.messages[0]?.files ?? [];
  await noteSlackFile(database, {
    id: file?.id ?? '',
    name: 'pipeline-2025-11-21.csv',
    sharedBy: lee.id as SlackAccountId,
    sharedAt: new Date('2025-11-24T10:00:00Z'),
  });
  const child = ingestInProcess(url, slack);
  const ended = once(child, 'exit');
  while (!(await isCopying(database))) {
    if (child.exitCode !== null) throw new Error('The import ended before it was killed.');
  }
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await database.selectFrom('import').selectAll().execute()).toEqual([]);
  expect(told(slack, lee)).toEqual([]);

  const { bot } = await runBot(database, {
    at: '2025-11-24T10:02:00Z',
    adminEmails: ['lee.ops@example.com'],
    maxBytes: 50_000_000,
    slack,
    clock,
  });
  // Until Postgres has noticed that the other process is gone, the file is left to it.
  await vi.waitFor(async () => {
    await runJob(bot, 'ingest-slack-files');
    expect(told(slack, lee)).toEqual([expect.stringContaining('100000 rows accepted')]);
  }, PATIENCE);
});

async function isCopying(database: Database): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_progress_copy
    where datname = current_database() and tuples_processed > 0`.execute(database);
  return rows.length > 0;
}

/** A process of its own that takes the files that were dropped, as the bot's job does. */
function ingestInProcess(url: string, { apiUrl, botToken }: LocalSlack): ChildProcess {
  const source = (path: string) => JSON.stringify(new URL(`../../../src/${path}`, import.meta.url));
  const code = `
    import { startBot } from ${source('bot.ts')};
    import { connect } from ${source('database/connection.ts')};
    import { createLog } from ${source('log.ts')};
    const [url, apiUrl, botToken] = process.argv.slice(1);
    const bot = await startBot({
      database: connect(url), log: createLog('silent'), now: () => new Date('2025-11-24T10:01:00Z'),
      config: {
        coaching: { staleAfterDays: 10, adminEmails: ['lee.ops@example.com'], defaultTimeZone: 'UTC' },
        uploads: { tokens: new Map(), maxBytes: 50_000_000 },
        slack: { botToken, apiUrl, transport: { kind: 'http', signingSecret: 'x', host: '127.0.0.1', port: 0 } },
      },
    });
    await bot.jobs.find(({ name }) => name === 'ingest-slack-files').run();`;
  const args = ['--input-type=module', '--eval', code, url, apiUrl, botToken];
  return spawn(process.execPath, args, { stdio: 'ignore' });
}

test('an app that was not installed again says which scope it lacks', async () => {
  const { database } = await freshDatabase();
  const manifest = await readManifest();
  const scopes =
    manifest.oauth_config?.scopes?.bot?.filter((scope) => scope !== 'files:read') ?? [];
  const old: AppManifest = { ...manifest, oauth_config: { scopes: { bot: scopes } } };
  const clock = createClock(new Date('2025-11-24T10:00:00Z'));
  const slack = await startLocalSlackForTest({ manifest: old, clock });
  const { bot, join } = await runBot(database, {
    at: '2025-11-24T10:00:00Z',
    adminEmails: ['lee.ops@example.com'],
    slack,
    clock,
  });
  await connectByHttp(slack, bot);
  const lee = join('Lee Ops', 'Europe/London');
  await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', PIPELINE);
  expect(await eventually(slack, () => told(slack, lee)[0])).toContain(
    'lacks the scope files:read',
  );
});
