import { expect, test } from 'vitest';
import { useTestDatabase } from '#tests/support/test-database.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

const db = useTestDatabase();

test('a signal becomes a checklist, a one-on-one, rows, and next week’s commitment', async () => {
  const { database } = db();
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addPerson(database, 'Ben Okafor', { managerId: mia });
  const signal = await addSignal(database, ana, 'new-opportunities-fell', { severity: 0.8 });
  await addExport(database, '2025-11-21');
  const { bot, slack, clock, join } = await runBot(database, { at: '2025-11-24T07:05:00Z' });
  const user = join('Mia Keller', 'Europe/Berlin');

  // Monday, 08:05 in Berlin.
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  const channel = user.botChannel;
  const message = () => slack.screen(user.id).channels[0]?.messages[0];
  expect(message()?.text).toContain('Ana — new deals have dried up');
  // After the first one comes what will come, how often, beside whom, who reads it, and how to change it.
  for (const words of [
    'This is the first that I see of your team; until week 13',
    'Every Monday at 8:00: who to talk with and what to ask',
    'Everybody beside their own past.',
    'Only you read it; your manager sees how often you coach.',
    '⚙︎ changes it',
  ])
    expect(JSON.stringify(message()?.blocks)).toContain(words);
  const messageTs = message()?.ts ?? '';

  const place = { channel, messageTs };
  await slack.click(user.id, place, { actionId: 'show-evidence' });
  const evidence = await eventually(slack, () => slack.screen(user.id).modals.at(-1));
  expect(JSON.stringify(evidence.blocks)).toContain('Norwind &amp; Co &lt;hq&gt;');
  await slack.closeView(user.id, evidence.id);

  const firstItem = blockWith(message()?.blocks, 'log-item');
  await slack.click(user.id, place, { actionId: 'log-item', blockId: firstItem.block_id });
  const modal = await eventually(slack, () => slack.screen(user.id).modals.at(-1));

  // A wrong date is answered at its field, and what was typed stays.
  const wrong = await slack.submitView(user.id, modal.id, {
    'held-on': '2025-11-25',
    notes: 'She lost the partner who sent her deals.',
    'commitment-0': 'Send me your account list',
  });
  expect(wrong.errors).toEqual({ 'held-on': expect.stringContaining('still to come') });
  expect(JSON.stringify(slack.screen(user.id).modals.at(-1)?.values)).toContain('lost the partner');

  await slack.choose(
    user.id,
    { viewId: modal.id },
    { actionId: 'commitment-due', blockId: 'commitment-0-details' },
    '2025-12-02',
  );
  // The rest is behind More, which keeps what was typed.
  expect(JSON.stringify(modal.blocks)).not.toContain('next-on');
  const more = { actionId: 'log-more', blockId: 'more' };
  await slack.click(user.id, { viewId: modal.id }, more);
  await eventually(slack, () => {
    return (
      JSON.stringify(slack.screen(user.id).modals.at(-1)?.blocks).includes('next-on') || undefined
    );
  });
  const saved = await slack.submitView(user.id, modal.id, {
    'held-on': '2025-11-24',
    topics: ['new-business'],
    causes: ['obstacle'],
    'next-on': '2025-12-08',
  });
  expect(saved.errors).toEqual({});
  await eventually(slack, () => (message()?.edited === true ? true : undefined));
  expect(JSON.stringify(message()?.blocks)).toContain('✓ Logged by you, 08:0');
  expect(JSON.stringify(message()?.blocks)).toContain('1 commitment, due 2 Dec');

  expect(
    await database
      .selectFrom('one_on_one')
      .innerJoin('commitment', 'one_on_one_id', 'one_on_one.id')
      .select(['rep_id', 'manager_id', 'signal_id', 'held_on', 'topics', 'notes', 'next_on'])
      .select(['action', 'owner_id', 'due_on', 'commitment.state'])
      .execute(),
  ).toEqual([
    {
      rep_id: ana,
      manager_id: mia,
      signal_id: signal,
      held_on: '2025-11-24',
      topics: ['new-business', 'obstacle'],
      notes: 'She lost the partner who sent her deals.',
      next_on: '2025-12-08',
      action: 'Send me your account list',
      owner_id: ana,
      due_on: '2025-12-02',
      state: 'open',
    },
  ]);

  // The next Monday's checklist knows: no more talk of it, but the commitment falls due.
  await addExport(database, '2025-11-28');
  clock.moveTo(new Date('2025-12-01T07:05:00Z'));
  await runJob(bot, 'send-checklists');
  const [, second] = slack.screen(user.id).channels[0]?.messages ?? [];
  expect(second?.text).toContain('Still open: Ana – Send me your account list, due Tue');
  expect(second?.text).not.toContain('dried up');
  expect(JSON.stringify(second?.blocks)).toContain('last week you talked about 1 of 1.');
  expect(JSON.stringify(second?.blocks)).not.toContain('Only you read it');
});

function blockWith(
  blocks: readonly { readonly block_id: string }[] | undefined,
  actionId: string,
): { readonly block_id: string } {
  const found = blocks?.find((block) => JSON.stringify(block).includes(`"${actionId}"`));
  if (found === undefined) throw new Error(`There is no ${actionId} in the message.`);
  return found;
}
