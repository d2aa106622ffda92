import { expect, test } from 'vitest';
import type { LocalUser } from '#src/playground/slack/api.ts';
import { runJob } from '#tests/support/running-bot.ts';
import { messagesOf, writes, SHARED, team, textOf } from '#tests/support/shared-one-on-one.ts';

test('both get the open points two hours before, once, each by their own clock', async () => {
  const { slack, bot, clock, users, oneOnOne, database, ids } = await team();
  await oneOnOne({ ...SHARED, 'commitment-1': 'Introduce you to Norwind' }, { line: 1 });
  await database
    .insertInto('agenda_point')
    .values({
      rep_id: ids.ana,
      manager_id: ids.mia,
      submission_id: '00000000-0000-4000-8000-000000000001',
      words: 'The new price list',
      added_at: clock.now(),
      talked_about_in: null,
    })
    .execute();
  const about = (user: LocalUser) =>
    messagesOf(slack, user)
      .map(({ text }) => text)
      .filter((text) => text.startsWith('With '));

  // 14:00 in Berlin is 13:00 in London.
  clock.moveTo(new Date('2025-12-08T10:59:00Z'));
  await runJob(bot, 'remind-of-next');
  expect([about(users.mia), about(users.ana)]).toEqual([[], []]);
  clock.moveTo(new Date('2025-12-08T11:00:00Z'));
  await Promise.all([runJob(bot, 'remind-of-next'), runJob(bot, 'remind-of-next')]);
  await runJob(bot, 'remind-of-next');
  expect(about(users.mia)).toEqual([
    'With Ana at 14:00; Send me your account list — Ana, due 1 Dec; Introduce you to Norwind — you, due 1 Dec; The new price list',
  ]);
  expect(about(users.ana)).toEqual([
    'With Mia at 13:00; Send me your account list — you, due 1 Dec; Introduce you to Norwind — Mia, due 1 Dec; The new price list',
  ]);
});

test.each([
  ['was moved to another day', { 'next-on': '2025-12-09', 'next-time': '14:00' }],
  ['was called off', { 'next-on': null, 'next-time': null }],
])('what %s is not reminded of', async (_, change) => {
  const { slack, bot, clock, users, oneOnOne, edit } = await team();
  await oneOnOne(SHARED);
  await edit(change);
  clock.moveTo(new Date('2025-12-08T11:30:00Z'));
  await runJob(bot, 'remind-of-next');
  expect(textOf(messagesOf(slack, users.mia))).not.toContain('With Ana at');
  expect(textOf(messagesOf(slack, users.ana))).not.toContain('With Mia at');
});

test('nor is a one-on-one that was held and logged already, nor one that has begun', async () => {
  const { slack, bot, clock, users, oneOnOne, database, ids } = await team();
  await oneOnOne(SHARED);
  clock.moveTo(new Date('2025-12-08T13:00:00Z'));
  await runJob(bot, 'remind-of-next');
  expect(textOf(messagesOf(slack, users.mia))).not.toContain('With Ana at');
  const log = {
    rep_id: ids.ana,
    manager_id: ids.mia,
    submission_id: '00000000-0000-4000-8000-000000000001',
    held_on: '2025-12-05',
  };
  await database
    .insertInto('one_on_one')
    .values({
      ...log,
      topics: [],
      notes: '',
      signal_id: null,
      next_on: null,
      next_at: null,
    } as never)
    .execute();
  clock.moveTo(new Date('2025-12-08T11:30:00Z'));
  await runJob(bot, 'remind-of-next');
  expect(textOf(messagesOf(slack, users.mia))).not.toContain('With Ana at');
});

test('without a time each is reminded at nine, and a rep only of what is shared', async () => {
  const { slack, bot, clock, users, oneOnOne } = await team();
  await oneOnOne({ ...SHARED, 'next-time': null, share: [], 'recap-words': '' });
  clock.moveTo(new Date('2025-12-08T07:59:00Z'));
  await runJob(bot, 'remind-of-next');
  expect(textOf(messagesOf(slack, users.mia))).not.toContain('With Ana today');
  clock.moveTo(new Date('2025-12-08T08:00:00Z'));
  await runJob(bot, 'remind-of-next');
  expect(textOf(messagesOf(slack, users.mia))).toContain('With Ana today');
  clock.moveTo(new Date('2025-12-08T09:30:00Z'));
  await runJob(bot, 'remind-of-next');
  expect(messagesOf(slack, users.ana)).toEqual([]);
});

test('a rep who moved is reminded by the clock of where they are now', async () => {
  const { slack, bot, clock, users, oneOnOne, database, ids } = await team();
  await oneOnOne(SHARED);
  await writes(slack, users.ana, 'Mon 8 Dec, 13:00');
  const denver = { time_zone: 'America/Denver' };
  await database.updateTable('person').set(denver).where('id', '=', ids.ana).execute();
  await runJob(bot, 'refresh-slack-accounts');
  clock.moveTo(new Date('2025-12-08T11:00:00Z'));
  await runJob(bot, 'remind-of-next');
  expect(textOf(messagesOf(slack, users.ana))).toContain('With Mia at 13:00');
});
