import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

const TUESDAY = '2025-11-25T08:00:00Z';
const WEDNESDAY = '2025-11-26T08:00:00Z';
const THURSDAY = '2025-11-27T08:00:00Z';

test('who logged nothing is reminded once, on Wednesday, and a click there shows in both messages', async () => {
  const { bot, slack, mia, messages, at, blockIn } = await sentOnMonday();
  await at(TUESDAY);
  expect(messages()).toHaveLength(1);
  await at('2025-11-26T06:30:00Z');
  expect(messages()).toHaveLength(1);
  await at(WEDNESDAY);
  await runJob(bot, 'remind-managers');
  await at(THURSDAY);
  expect(messages()).toHaveLength(2);
  const reminder = () => messages()[1];
  expect(reminder()?.text).toBe('Ana and Ben are still open.');

  const place = { channel: mia.botChannel, messageTs: reminder()?.ts ?? '' };
  const blockId = blockIn(1, 'log-item');
  await slack.click(mia.id, place, { actionId: 'log-item', blockId });
  const modal = await eventually(slack, () => slack.screen(mia.id).modals[0]);
  await slack.submitView(mia.id, modal.id, { notes: 'A good talk' });
  await eventually(slack, () => {
    const [list, reminded] = messages();
    const isShown = JSON.stringify(list?.blocks).includes('Logged by you');
    return (isShown && reminded?.text === 'Ben is still open.') || undefined;
  });
});

test('not this week is an answer, and the line says so', async () => {
  const { slack, mia, messages, at, blockIn, database } = await sentOnMonday();
  await at(WEDNESDAY);
  const place = { channel: mia.botChannel, messageTs: messages()[1]?.ts ?? '' };
  const button = { actionId: 'not-this-week', blockId: blockIn(1, 'not-this-week') };
  await slack.click(mia.id, place, button);
  await eventually(slack, () => messages()[1]?.text === 'All right, not this week.' || undefined);
  expect(JSON.stringify(messages()[1]?.blocks)).not.toContain('button');
  const answered = database.selectFrom('checklist').select('reminder_answered_at');
  expect(await answered.execute()).toEqual([{ reminder_answered_at: expect.any(Date) }]);
});

test.each<[string, (started: Awaited<ReturnType<typeof sentOnMonday>>) => Promise<void>]>([
  [
    'logged one of them',
    async ({ slack, mia, messages, blockIn }) => {
      const place = { channel: mia.botChannel, messageTs: messages()[0]?.ts ?? '' };
      await slack.click(mia.id, place, { actionId: 'log-item', blockId: blockIn(0, 'log-item') });
      const modal = await eventually(slack, () => slack.screen(mia.id).modals[0]);
      await slack.submitView(mia.id, modal.id, { notes: 'A good talk' });
    },
  ],
  [
    'logged a talk with somebody else',
    async ({ slack, mia }) => {
      await slack.command(mia.id, '/coach', 'log Cleo');
      const modal = await eventually(slack, () => slack.screen(mia.id).modals[0]);
      await slack.submitView(mia.id, modal.id, { notes: 'A good talk' });
    },
  ],
  [
    'put all of them off',
    async ({ database }) => {
      await database
        .updateTable('checklist_item')
        .set({ state: 'snoozed', acted_at: new Date(TUESDAY) })
        .execute();
    },
  ],
  [
    'switched it off',
    async ({ slack, mia }) => {
      await slack.command(mia.id, '/coach', 'settings');
      const modal = await eventually(slack, () => slack.screen(mia.id).modals[0]);
      await slack.submitView(mia.id, modal.id, { reminder: [] });
    },
  ],
  [
    'is away',
    async ({ slack, mia }) => {
      await slack.command(mia.id, '/coach', 'settings');
      const modal = await eventually(slack, () => slack.screen(mia.id).modals[0]);
      await slack.submitView(mia.id, modal.id, { 'paused-until': '2025-12-01' });
    },
  ],
])('nobody is reminded who %s', async (_, act) => {
  const started = await sentOnMonday();
  await act(started);
  await started.at(WEDNESDAY);
  await started.at(THURSDAY);
  const texts = started.messages().map(({ text }) => text);
  expect(texts.filter((text) => text.includes('still open.'))).toEqual([]);
});

test('on a holiday nobody is reminded, but on the day after', async () => {
  // Thursday, the 1st of May: a list of Tuesday has its midweek then.
  const { messages, at, bot, clock } = await sentOnMonday({
    first: '2025-04-28T07:00:00Z',
    exportOf: '2025-04-25',
  });
  expect(messages()).toHaveLength(1);
  // Nobody looked on Wednesday, and on Thursday nobody works.
  await at('2025-05-01T08:00:00Z');
  expect(messages()).toHaveLength(1);
  clock.moveTo(new Date('2025-05-02T08:00:00Z'));
  await runJob(bot, 'remind-managers');
  expect(messages()).toHaveLength(2);
});

/** Mia has a list of two conversations, Ana's and Ben's; Cleo is on her team. */
async function sentOnMonday({ first = '2025-11-24T07:05:00Z', exportOf = '2025-11-21' } = {}) {
  const { database } = await freshDatabase();
  const manager = await addPerson(database, 'Mia Keller');
  for (const name of ['Ana Lima', 'Ben Okafor']) {
    const rep = await addPerson(database, name, { managerId: manager });
    await addSignal(database, rep, 'win-rate-fell', { severity: name === 'Ana Lima' ? 0.9 : 0.5 });
  }
  await addExport(database, exportOf);
  const running = await runBot(database, { at: first });
  const mia = running.join('Mia Keller', 'Europe/Berlin');
  await runJob(running.bot, 'link-slack-accounts');
  await runJob(running.bot, 'send-checklists');
  await addPerson(database, 'Cleo Marsh', { managerId: manager });
  const messages = () => running.slack.screen(mia.id).channels[0]?.messages ?? [];
  return {
    ...running,
    database,
    mia,
    messages,
    async at(instant: string): Promise<void> {
      running.clock.moveTo(new Date(instant));
      await runJob(running.bot, 'remind-managers');
    },
    blockIn(message: number, actionId: string): string {
      const blocks = messages()[message]?.blocks ?? [];
      const found = blocks.find((block) => JSON.stringify(block).includes(`"${actionId}"`));
      if (found === undefined) throw new Error(`There is no ${actionId} in the message.`);
      return found.block_id;
    },
  };
}
