import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LocalSlack, LocalUser, MessageOnScreen } from '#src/playground/slack/api.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addPerson } from '#tests/support/sales-team.ts';

const HEADERS = ['Id', 'Name', 'Opportunity Owner', 'StageName', 'Amount'];
const KNOWN = ['006A', 'Norwind', 'Ana Lima', 'Proposal', 100];
const UNKNOWN = ['006B', 'Kestrel', 'Reed, Tom', 'Proposal', 100];
const HOSTILE = ['006C', 'Abel', '<!channel> & *Sons*', 'Proposal', 100];
const BROKEN = ['006D', 'Quill', 'Ana Lima', 'Proposal', '<@U1|x>'];

/** A bot with two administrators, a manager and a folder to drop files into. */
async function running() {
  const { database } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  await addPerson(database, 'Ana Lima', { managerId: mia });
  const tom = await addPerson(database, 'Tom Reed', { managerId: mia });
  await database
    .insertInto('crm_owner')
    .values({ owner_key: 'ana lima', person_id: mia })
    .execute();
  const folder = await scratchFolder();
  const started = await runBot(database, {
    at: '2025-11-24T10:00:00Z',
    adminEmails: ['lee.ops@example.com', 'kim.ops@example.com', 'nobody@example.com'],
    exportFolder: folder,
  });
  const { bot, join: joined } = started;
  const feed = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    await utimes(path, new Date('2025-11-24T09:00:00Z'), new Date('2025-11-24T09:00:00Z'));
    await runJob(bot, 'ingest-exports');
    await runJob(bot, 'notify-of-imports');
  };
  return {
    ...started,
    database,
    folder,
    feed,
    tom,
    lee: joined('Lee Ops', 'Europe/London'),
    kim: joined('Kim Ops', 'Europe/London'),
    mia: joined('Mia Keller', 'Europe/Berlin'),
  };
}

function messages(slack: LocalSlack, user: LocalUser): readonly MessageOnScreen[] {
  return slack.screen(user.id).channels[0]?.messages ?? [];
}

function place(user: LocalUser, message: MessageOnScreen | undefined) {
  return { channel: user.botChannel, messageTs: message?.ts ?? '' };
}

test('administrators hear once of rejected rows and unknown owners, and of nothing where all is well', async () => {
  const { slack, bot, feed, lee, kim, mia } = await running();
  await feed('pipeline-2025-11-19.csv', csv(HEADERS, [KNOWN]));
  expect(messages(slack, lee)).toEqual([]);

  await feed('pipeline-2025-11-20.csv', csv(HEADERS, [KNOWN, UNKNOWN, HOSTILE, BROKEN]));
  await runJob(bot, 'notify-of-imports');
  for (const admin of [lee, kim]) {
    expect(messages(slack, admin).map(({ text }) => text)).toEqual([
      'pipeline-2025-11-20.csv, opportunities as of Thu 20 Nov, is in, and something is left to do. ' +
        '4 rows accepted: 3 new, 0 changed, 1 unchanged; 0 rejected; 1 cell can’t be read. ' +
        '2 owners in it are nobody in the roster.',
    ]);
  }
  expect(messages(slack, mia)).toEqual([]);
  const shown = JSON.stringify(messages(slack, lee)[0]?.blocks);
  expect(shown).toContain('line 5, column Amount: “&lt;@U1|x&gt;” is not an amount');
  expect(shown).toContain('&lt;!channel&gt; &amp;');
  expect(shown).toContain('Reed, Tom: 1 opportunity, 1 open; most likely Tom Reed');

  // The same owners in the next export are no news.
  await feed('pipeline-2025-11-21.csv', csv(HEADERS, [KNOWN, UNKNOWN, HOSTILE]));
  expect(messages(slack, lee)).toHaveLength(1);
});

test('a refused file is told with its reason, once, however often it is fed', async () => {
  const { slack, feed, lee } = await running();
  await feed('a.csv', 'what,is\nthis,<!here>\n');
  await feed('a.csv', 'what,is\nthis,<!here>\n');
  expect(messages(slack, lee).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^a\.csv was refused, and nothing was changed\. No header row is known/),
  ]);
});

test('what Slack did not take is sent by the next run', async () => {
  const { slack, bot, feed, lee, kim } = await running();
  slack.failNext('chat.postMessage', { kind: 'server-error' }, 2);
  await feed('a.csv', 'what,is\nthis,file\n');
  expect(messages(slack, lee)).toEqual([]);
  await runJob(bot, 'notify-of-imports');
  await runJob(bot, 'notify-of-imports');
  expect([messages(slack, lee).length, messages(slack, kim).length]).toEqual([1, 1]);
});

test('an administrator assigns an owner; every administrator’s message says so', async () => {
  const { database, slack, feed, lee, kim, tom } = await running();
  await feed('pipeline-2025-11-20.csv', csv(HEADERS, [KNOWN, UNKNOWN, HOSTILE]));
  const button = { actionId: 'assign-owner', value: '1:1' };
  await slack.click(lee.id, place(lee, messages(slack, lee)[0]), button);
  const modal = await eventually(slack, () => slack.screen(lee.id).modals.at(-1));
  // Tom Reed is proposed for “Reed, Tom”.
  expect(JSON.stringify(modal.values)).toContain(`"value":"${tom}"`);
  expect(await slack.submitView(lee.id, modal.id)).toMatchObject({
    errors: {},
    failure: undefined,
  });
  await eventually(slack, () =>
    JSON.stringify(messages(slack, kim)).includes('✓ Reed, Tom is Tom Reed.') ? true : undefined,
  );
  expect(JSON.stringify(messages(slack, lee)[0]?.blocks)).toContain('✓ Reed, Tom is Tom Reed.');
  const owner = database
    .selectFrom('crm_owner')
    .select('person_id')
    .where('owner_key', '=', 'reed, tom');
  expect(await owner.execute()).toEqual([{ person_id: tom }]);

  // Twice is the same as once.
  await slack.click(kim.id, place(kim, messages(slack, kim)[0]), {
    actionId: 'assign-owner',
    value: '1:0',
  });
  const second = await eventually(slack, () => slack.screen(kim.id).modals.at(-1));
  const chosen = { 'owner-person': String(tom) };
  await slack.submitView(kim.id, second.id, chosen);
  expect(await database.selectFrom('crm_owner').select('owner_key').execute()).toHaveLength(3);
});

test('somebody who is no administrator any more can not assign', async () => {
  const { database, slack, feed, lee, clock } = await running();
  await feed('pipeline-2025-11-20.csv', csv(HEADERS, [KNOWN, UNKNOWN]));
  const { bot } = await runBot(database, {
    at: '2025-11-24T10:00:00Z',
    adminEmails: ['kim.ops@example.com'],
    slack,
    clock,
  });
  await slack.connectBot({ requestUrl: `http://127.0.0.1:${bot.port}/slack/events` });
  await slack.click(lee.id, place(lee, messages(slack, lee)[0]), { actionId: 'assign-owner' });
  const answer = await eventually(slack, () => messages(slack, lee)[1]);
  expect(answer).toMatchObject({
    ephemeral: true,
    text: expect.stringContaining('Only the people'),
  });
  expect(slack.screen(lee.id).modals).toEqual([]);
});
