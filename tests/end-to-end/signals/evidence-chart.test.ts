import { expect, test } from 'vitest';
import { useTestDatabase } from '#tests/support/test-database.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

const db = useTestDatabase();

test('the chart behind an item is sent once, and in words where Slack refuses charts', async () => {
  const { database } = db();
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addSignal(database, ana, 'new-opportunities-fell');
  await addExport(database, '2025-11-21');
  const { bot, slack, join } = await runBot(database, { at: '2025-11-24T09:00:00Z' });
  const user = join('Mia Keller', 'Europe/London');
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  const messages = () => slack.screen(user.id).channels[0]?.messages ?? [];
  const place = { channel: user.botChannel, messageTs: messages()[0]?.ts ?? '' };

  const openEvidence = async () => {
    await slack.click(user.id, place, { actionId: 'show-evidence' });
    return eventually(slack, () => slack.screen(user.id).modals.at(-1));
  };
  const evidence = await openEvidence();
  await Promise.all([
    slack.click(user.id, { viewId: evidence.id }, { actionId: 'send-chart' }),
    slack.click(user.id, { viewId: evidence.id }, { actionId: 'send-chart' }),
  ]);
  await eventually(
    slack,
    () =>
      (messages().length > 1 &&
        JSON.stringify(slack.screen(user.id).modals).includes('is in your messages')) ||
      undefined,
  );
  expect(messages()).toHaveLength(2);
  const { text, blocks } = messages()[1] ?? {};
  expect(text).toContain('Ana — new deals have dried up');
  expect(blocks?.at(-1)).toMatchObject({
    type: 'data_visualization',
    title: 'New deals a week',
    chart: { type: 'line', series: [{ name: 'Ana' }] },
  });
  await slack.closeView(user.id, evidence.id);

  const again = await openEvidence();
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' });
  await slack.click(user.id, { viewId: again.id }, { actionId: 'send-chart' });
  await eventually(slack, () => (messages().length === 3 ? true : undefined));
  const inWords = JSON.stringify(messages()[2]?.blocks);
  expect(inWords).not.toContain('data_visualization');
  expect(inWords).toContain('New deals a week, week by week');
});
