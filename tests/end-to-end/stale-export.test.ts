import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

test('from an old export nobody is nagged: administrators are told why, once for each export', async () => {
  const { database } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addSignal(database, ana, 'win-rate-fell');
  await addExport(database, '2025-11-13');
  const { bot, slack, clock, join } = await runBot(database, {
    at: '2025-11-24T07:05:00Z',
    adminEmails: ['lee.ops@example.com', 'nobody@example.com'],
  });
  const manager = join('Mia Keller', 'Europe/Berlin');
  const admin = join('Lee Ops', 'Europe/London');
  const texts = (id: string) =>
    (slack.screen(id).channels[0]?.messages ?? []).map(({ text }) => text);

  await runJob(bot, 'link-slack-users');
  await runJob(bot, 'send-checklists');
  await runJob(bot, 'send-checklists');
  clock.moveTo(new Date('2025-11-25T09:00:00Z'));
  await runJob(bot, 'send-checklists');
  expect(texts(manager.id)).toEqual([]);
  expect(texts(admin.id)).toEqual([expect.stringMatching(/13 Nov/)]);

  // A newer export is coached from at once; when that is old too, it is told again.
  await addExport(database, '2025-11-21');
  await runJob(bot, 'send-checklists');
  expect(texts(manager.id)).toHaveLength(1);
  clock.moveTo(new Date('2025-12-02T09:00:00Z'));
  await runJob(bot, 'send-checklists');
  expect(texts(manager.id)).toHaveLength(1);
  expect(texts(admin.id)).toEqual([
    expect.stringMatching(/13 Nov/),
    expect.stringMatching(/21 Nov/),
  ]);
});

test('an export of ten days ago is new enough', async () => {
  const { database } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  await addPerson(database, 'Ana Lima', { managerId: mia });
  await addExport(database, '2025-11-14');
  const { bot, slack, join } = await runBot(database, { at: '2025-11-24T07:05:00Z' });
  const manager = join('Mia Keller', 'Europe/Berlin');
  await runJob(bot, 'link-slack-users');
  await runJob(bot, 'send-checklists');
  expect(slack.screen(manager.id).channels[0]?.messages).toHaveLength(1);
});
