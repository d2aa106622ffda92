import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

/** Ana's new deals fell, and her coverage is thin, as it would be. */
async function joinStory() {
  const { database } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const follower = await addSignal(database, ana, 'coverage-thin', {
    severity: 0.9,
    evidence: { headline: 'open deals can’t carry the quota' },
  });
  const lead = await addSignal(database, ana, 'new-opportunities-fell', { severity: 0.4 });
  await addExport(database, '2025-11-21');
  const { bot, slack, clock, join } = await runBot(database, { at: '2025-11-24T07:05:00Z' });
  const user = join('Mia Keller', 'Europe/Berlin');
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  const messages = () => slack.screen(user.id).channels[0]?.messages ?? [];
  const place = { channel: user.botChannel, messageTs: messages()[0]?.ts ?? '' };
  const blockOf = (actionId: string) =>
    messages()[0]?.blocks.find((block) => JSON.stringify(block).includes(`"${actionId}"`));
  const element = (actionId: string) => ({
    actionId,
    blockId: blockOf(actionId)?.block_id ?? '',
  });
  const wasEdited = () =>
    eventually(slack, () => (messages()[0]?.edited === true ? true : undefined));
  return {
    database,
    lead,
    follower,
    messages,
    textOfFirst: () => JSON.stringify(messages()[0]?.blocks),
    async choose(choice: string) {
      const options = JSON.stringify(blockOf('more-of-item'));
      const value = options.match(`"(${choice}:\\d+)"`)?.[1] ?? '';
      await slack.choose(user.id, place, element('more-of-item'), value);
      await wasEdited();
    },
    wasEdited,
    async open(actionId: string) {
      await slack.click(user.id, place, element(actionId));
      return eventually(slack, () => slack.screen(user.id).modals.at(-1));
    },
    submit: (id: string, values: Parameters<typeof slack.submitView>[2]) =>
      slack.submitView(user.id, id, values),
    async nextMonday(date: string) {
      await addExport(database, date);
      clock.moveTo(new Date(`${date}T07:05:00Z`));
      await runJob(bot, 'send-checklists');
      return messages().at(-1)?.text ?? '';
    },
  };
}

test('is one item, the earliest cause first, and the rest is named in it and in the evidence', async () => {
  const { messages, textOfFirst, open } = await joinStory();
  expect(messages()[0]?.text).toContain('1 · Ana — new deals have dried up');
  expect(messages()[0]?.text).not.toContain('2 · Ana');
  expect(textOfFirst()).toContain('Also: open deals can’t carry the quota');
  const evidence = await open('show-evidence');
  expect(JSON.stringify(evidence.blocks)).toContain('Open deals can’t carry the quota, since');
});

test.each([
  ['dismiss', { dismissed_on: '2025-11-24', snoozed_until: null }],
  ['snooze', { dismissed_on: null, snoozed_until: '2025-12-01' }],
])('what is done about the item is done about the whole story: %s', async (choice, quiet) => {
  const { database, choose, nextMonday } = await joinStory();
  await choose(choice);
  const signals = database.selectFrom('signal').select(['dismissed_on', 'snoozed_until']);
  expect(await signals.execute()).toEqual([quiet, quiet]);
  // A snooze is of one week, and what is no issue stays away.
  const next = await nextMonday('2025-12-01');
  expect(next).not.toContain('carry the quota');
  expect(next.includes('dried up')).toBe(choice === 'snooze');
});

test('a one-on-one about it was about all of it, even when its cause clears first', async () => {
  const { database, lead, open, submit, wasEdited, nextMonday } = await joinStory();
  const modal = await open('log-item');
  await submit(modal.id, { 'held-on': '2025-11-24', notes: 'Where new deals come from.' });
  await wasEdited();
  const cleared_on = calendarDate('2025-11-28');
  await database
    .updateTable('signal')
    .set({ state: 'cleared', cleared_on })
    .where('id', '=', lead)
    .execute();
  expect(await nextMonday('2025-12-01')).not.toContain('carry the quota');
  expect(await nextMonday('2025-12-08')).toContain('open deals can’t carry the quota');
});
