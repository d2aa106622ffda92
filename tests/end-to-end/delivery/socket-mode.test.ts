import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';
import { PATIENCE } from '#tests/support/patience.ts';

const db = useTestDatabase();

test('in Socket Mode a checklist is sent, answered and logged from, also after Slack renews the connection', async () => {
  const { database } = db();
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addSignal(database, ana, 'win-rate-fell');
  await addExport(database, '2025-11-21');
  const { bot, slack, join } = await runBot(database, {
    at: '2025-11-24T07:05:00Z',
    transport: 'socket',
  });
  expect(bot.port).toBeUndefined();
  const user = join('Mia Keller', 'Europe/Berlin');
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  const message = () => slack.screen(user.id).channels[0]?.messages[0];
  const item = message()?.blocks.find((block) => JSON.stringify(block).includes('"log-item"'));

  slack.refreshSockets();
  let reaction = await slack.command(user.id, '/coach', 'Ana');
  for (let tries = 1; reaction.failure !== undefined && tries < PATIENCE / 100; tries += 1) {
    await setTimeout(100);
    reaction = await slack.command(user.id, '/coach', 'Ana');
  }
  expect(reaction.failure).toBeUndefined();
  await eventually(slack, () => slack.screen(user.id).channels[0]?.messages[1]);

  const place = { channel: user.botChannel, messageTs: message()?.ts ?? '' };
  await slack.click(user.id, place, { actionId: 'log-item', blockId: item?.block_id ?? '' });
  const modal = await eventually(slack, () => slack.screen(user.id).modals.at(-1));
  const saved = await slack.submitView(user.id, modal.id, { notes: 'A good talk' });
  expect(saved).toMatchObject({ errors: {}, failure: undefined });
  expect(
    await database.selectFrom('one_on_one').select(['rep_id', 'manager_id', 'held_on']).execute(),
  ).toEqual([{ rep_id: ana, manager_id: mia, held_on: '2025-11-24' }]);
});
