import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addCommitment, addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

test('nobody is nagged from an old export: administrators are notified why, once for each export', async () => {
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

  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  await runJob(bot, 'send-checklists');
  clock.moveTo(new Date('2025-11-25T09:00:00Z'));
  await runJob(bot, 'send-checklists');
  const told = [expect.stringMatching(/No checklist this week.*13 Nov.*I have told operations/)];
  expect(texts(manager.id)).toEqual(told);
  expect(texts(admin.id)).toEqual([expect.stringMatching(/13 Nov/)]);

  // A newer export is coached from at once; when that is old too, they are notified again.
  await addExport(database, '2025-11-21');
  await runJob(bot, 'send-checklists');
  expect(texts(manager.id)).toHaveLength(2);
  clock.moveTo(new Date('2025-12-02T09:00:00Z'));
  await runJob(bot, 'send-checklists');
  expect(texts(manager.id)).toHaveLength(3);
  expect(texts(admin.id)).toEqual([
    expect.stringMatching(/13 Nov/),
    expect.stringMatching(/21 Nov/),
  ]);
});

test('a manager is notified each week with what is open, and not where a list went out before it was old', async () => {
  const { database } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addExport(database, '2025-11-14');
  const { bot, slack, clock, join } = await runBot(database, { at: '2025-11-24T07:05:00Z' });
  const manager = join('Mia Keller', 'Europe/Berlin');
  const texts = () =>
    (slack.screen(manager.id).channels[0]?.messages ?? []).map(({ text }) => text);
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  await addCommitment(database, { manager: mia, rep: ana, action: 'Send the <!here> list' });
  // The next day the export is too old, but this week's list is out.
  clock.moveTo(new Date('2025-11-25T09:00:00Z'));
  await runJob(bot, 'send-checklists');
  expect(texts()).toHaveLength(1);

  for (const day of ['2025-12-01', '2025-12-02', '2025-12-08']) {
    clock.moveTo(new Date(`${day}T09:00:00Z`));
    await runJob(bot, 'send-checklists');
  }
  // Nobody is there to be notified: then the message does not claim it.
  const words = [
    'No checklist this week: the last CRM export is from 14 Nov. The checklist follows with the next export.',
    'Your open commitments:',
    '• Ana: Send the &lt;!here&gt; list, due 28 Nov',
  ].join('\n');
  expect(texts().slice(1)).toEqual([words, words]);
});

test('an export of ten days ago is new enough', async () => {
  const { database } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  await addPerson(database, 'Ana Lima', { managerId: mia });
  await addExport(database, '2025-11-14');
  const { bot, slack, join } = await runBot(database, { at: '2025-11-24T07:05:00Z' });
  const manager = join('Mia Keller', 'Europe/Berlin');
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  expect(slack.screen(manager.id).channels[0]?.messages).toHaveLength(1);
});
