import type { ModalView } from '@slack/types';
import { expect, onTestFinished } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { saveLogsInFull } from '#src/database/settings/log-length.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { postAsSlack } from './every-role.ts';
import { eventually } from './local-slack.ts';
import { runBot, runJob } from './running-bot.ts';
import { addExport, addPerson } from './sales-team.ts';
import { createTestDatabase } from './test-database.ts';

/** Mia, her reps Ana and Ben, and her Mondays: what she sees and does on each. */
export async function team() {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const ben = await addPerson(database, 'Ben Okafor', { managerId: mia });
  await saveLogsInFull(database, mia, true);
  const { bot, slack, clock, join } = await runBot(database, { at: '2025-11-20T09:00:00Z' });
  const user = join('Mia Keller', 'Europe/London');
  await runJob(bot, 'link-slack-accounts');

  /** Mia's checklist of this Monday, and what she can do with it. */
  async function week(monday: string) {
    clock.moveTo(new Date(`${monday}T08:30:00Z`));
    await addExport(database, monday);
    await runJob(bot, 'send-checklists');
    const ts = slack.screen(user.id).channels[0]?.messages.at(-1)?.ts ?? '';
    const message = () => slack.screen(user.id).channels[0]?.messages.find((one) => one.ts === ts);
    const place = { channel: user.botChannel, messageTs: ts };
    const blockOf = (actionId: string) =>
      message()?.blocks.find((one) => JSON.stringify(one).includes(`"${actionId}"`));
    return {
      text: () => JSON.stringify(message()?.blocks),
      sees: (words: string) =>
        eventually(slack, () => JSON.stringify(message()).includes(words) || undefined),
      async click(actionId: string) {
        const blockId = blockOf(actionId)?.block_id ?? '';
        await slack.click(user.id, place, { actionId, blockId });
      },
      async choose(choice: string) {
        const block = blockOf('more-of-item');
        const value = JSON.stringify(block).match(`"(${choice}:\\d+)"`)?.[1] ?? '';
        const element = { actionId: 'more-of-item', blockId: block?.block_id ?? '' };
        await slack.choose(user.id, place, element, value);
      },
      /** Chooses in the one menu for all commitments what becomes of the first. */
      async settle(choice: 'kept' | 'move' | 'dropped') {
        const block = blockOf('settle-commitment');
        const value = JSON.stringify(block).match(`"(${choice}:\\d+)"`)?.[1] ?? '';
        const element = { actionId: 'settle-commitment', blockId: block?.block_id ?? '' };
        await slack.choose(user.id, place, element, value);
      },
      modal: () => eventually(slack, () => slack.screen(user.id).modals.at(-1)),
      submit: (id: string, values: Parameters<typeof slack.submitView>[2]) =>
        slack.submitView(user.id, id, values),
    };
  }

  /** Sends the newest modal, with these choices, whatever became of it. */
  async function sendAgain(choices: Readonly<Record<string, string>>) {
    const args = slack.calls('views.open').at(-1)?.args;
    const view = args?.['view'] as ModalView;
    const values = Object.entries(choices).map(([block, value]) => {
      return [block, { value: { selected_option: { value } } }] as const;
    });
    const heldOn = { value: { selected_date: '2025-11-24' } };
    const state = { values: { ...Object.fromEntries(values), 'held-on': heldOn } };
    const { status } = await postAsSlack({ slack, bot }, user.id, {
      type: 'view_submission',
      view: { ...view, id: 'V1', state },
    });
    expect(status).toBe(200);
  }
  return { database, slack, bot, user, week, sendAgain, ids: { mia, ana, ben } };
}

/** Something that a manager agreed with a rep on 18 Nov. */
export async function commit(
  database: Database,
  manager: PersonId,
  rep: PersonId,
  dueOn: string,
): Promise<void> {
  const { id } = await database
    .insertInto('one_on_one')
    .values({
      rep_id: rep,
      manager_id: manager,
      submission_id: '00000000-0000-4000-8000-000000000001',
      held_on: calendarDate('2025-11-18'),
      topics: [],
      notes: '',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await database
    .insertInto('commitment')
    .values({
      one_on_one_id: id,
      position: 1,
      action: 'Send the list',
      owner_id: rep,
      due_on: calendarDate(dueOn),
    })
    .execute();
}
