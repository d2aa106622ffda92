import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AppManifest, LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { createClock } from '#src/playground/slack/clock.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';
import { eventually, startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { readManifest, runBot, runJob } from '#tests/support/running-bot.ts';

const PIPELINE = csv(
  ['Id', 'Name', 'Opportunity Owner', 'StageName', 'Amount'],
  [
    ['006A', 'Norwind', 'Ana Lima', 'Proposal', 10],
    ['006B', 'Kestrel', 'Ana Lima', 'Proposal', 'many'],
  ],
);

/** A bot with two administrators and a manager, where people can drop files. */
async function running(options: { mostBytes?: number; transport?: 'http' | 'socket' } = {}) {
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

/** Waits until the bot asked Slack about files so many times. */
async function asked(slack: LocalSlack, times: number): Promise<void> {
  await vi.waitFor(() => expect(slack.calls('files.info')).toHaveLength(times), 2_000);
}

test.each(['http', 'socket'] as const)(
  'a file that an administrator drops goes in, and the answer says what it came to, by %s',
  async (transport) => {
    const { slack, bot, lee, kim, imports } = await running({ transport });
    const reaction = await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', PIPELINE);
    expect(reaction.failure).toBeUndefined();
    const answer =
      'pipeline-2025-11-21.csv, opportunities as of Fri 21 Nov, is in, and something is left to do. ' +
      '1 row accepted: 1 new, 0 changed, 0 unchanged; 1 rejected. 1 owner in it is nobody in the roster.';
    await eventually(slack, () => told(slack, lee)[0]);
    // The other administrator hears of it as well, since something is left to do.
    await eventually(slack, () => told(slack, kim)[0]);
    expect(told(slack, lee)).toEqual([answer]);
    expect(told(slack, kim)).toEqual([answer]);
    expect(await imports()).toEqual([
      { file_name: 'pipeline-2025-11-21.csv', as_of: '2025-11-21', accepted: 1 },
    ]);

    // Told of by Slack once more, it is not read again.
    await runJob(bot, 'take-slack-files');
    expect(slack.calls('files.info')).toHaveLength(1);
    expect(told(slack, lee)).toHaveLength(1);
    const left = await readdir(tmpdir());
    expect(left.filter((name) => name.startsWith('frontline-received-'))).toEqual([]);
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
  await slack.say(mia.id, 'Hello?');
  await eventually(slack, () => told(slack, mia)[0]);
  await slack.say(mia.id, 'Anybody there?');
  await slack.command(mia.id, '/coach', 'help');
  await eventually(slack, () => told(slack, mia)[1]);
  expect(told(slack, mia)).toEqual([
    'I don’t read messages here. `/coach help` says what I can do.',
    expect.stringContaining('I help you coach'),
  ]);
});

test('a file that is too large is refused in a sentence', async () => {
  const { slack, lee, imports } = await running({ mostBytes: 20 });
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
  const untilTaken = (isTaken: () => Promise<void> | void) =>
    vi.waitFor(async () => {
      await runJob(bot, 'take-slack-files');
      await isTaken();
    }, 2_000);
  slack.failNext('files.info', { kind: 'refused', error: 'internal_error' });
  await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', PIPELINE);
  await asked(slack, 1);
  expect(told(slack, lee)).toEqual([]);
  await untilTaken(async () => expect(await imports()).toHaveLength(1));
  expect(told(slack, lee)).toHaveLength(1);

  // After an hour it is given up, and that is said.
  slack.failNext('files.info', { kind: 'refused', error: 'internal_error' }, 1_000);
  await slack.uploadFile(lee.id, 'roster.csv', 'name,email,manager_email\nAna,ana@example.com,\n');
  await asked(slack, 3);
  expect(told(slack, lee)).toHaveLength(1);
  clock.moveTo(new Date('2025-11-24T11:30:00Z'));
  await untilTaken(() => expect(told(slack, lee)).toHaveLength(2));
  expect(told(slack, lee)[1]).toContain('It could not be read from Slack for an hour');
});

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
  await slack.connectBot({ requestUrl: `http://127.0.0.1:${bot.port}/slack/events` });
  const lee = join('Lee Ops', 'Europe/London');
  await slack.uploadFile(lee.id, 'pipeline-2025-11-21.csv', PIPELINE);
  expect(await eventually(slack, () => told(slack, lee)[0])).toContain(
    'lacks the scope files:read',
  );
});
