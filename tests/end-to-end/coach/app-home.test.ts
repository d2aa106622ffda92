import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { shareRecap } from '#src/database/recaps/recaps.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { OneOnOneId, PersonId } from '#src/domain/ids.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

test('the checklist is used on the Home as in its message, and each shows what was done in the other', async () => {
  const { slack, mia, home, messageText, homeText, clickHome } = await managerOf(3);
  await slack.openHome(mia.id);
  await eventually(slack, home);
  expect(homeText()).toContain('Your coaching week, 24–28 Nov');
  expect(homeText()).toContain('Your first logged conversation starts your coaching weeks.');

  // Evidence, and a log, from the Home.
  await clickHome('show-evidence');
  const evidence = await eventually(slack, () => slack.screen(mia.id).modals[0]);
  expect(evidence.title).toBe('Evidence');
  await slack.closeView(mia.id, evidence.id);
  await clickHome('log-item');
  const modal = await eventually(slack, () => slack.screen(mia.id).modals[0]);
  await slack.submitView(mia.id, modal.id, { notes: 'A good talk' });
  await eventually(slack, () => messageText().includes('Logged by you') || undefined);
  await eventually(slack, () => homeText().includes('Logged by you') || undefined);
  expect(homeText()).toContain('You logged a conversation this week.');
  expect(homeText()).toContain('1 one-on-one in 12 weeks');

  // A snooze in the message shows on the Home.
  const [message] = slack.screen(mia.id).channels[0]?.messages ?? [];
  const block = message?.blocks.find((one) => JSON.stringify(one).includes('snooze:'));
  const snooze = JSON.stringify(block).match(/snooze:\d+/)?.[0] ?? '';
  await slack.choose(
    mia.id,
    { channel: mia.botChannel, messageTs: message?.ts ?? '' },
    { actionId: 'more-of-item', blockId: block?.block_id ?? '' },
    snooze,
  );
  await eventually(slack, () => homeText().includes('Snoozed by you') || undefined);
});

test('a snooze on the Home shows in the message', async () => {
  const { slack, mia, home, homeText, messageText } = await managerOf(3);
  await slack.openHome(mia.id);
  const shown = await eventually(slack, home);
  const block = shown.blocks.find((one) => JSON.stringify(one).includes('snooze:'));
  const snooze = JSON.stringify(block).match(/snooze:\d+/)?.[0] ?? '';
  const element = { actionId: 'more-of-item', blockId: block?.block_id ?? '' };
  await slack.choose(mia.id, { viewId: shown.id }, element, snooze);
  await eventually(slack, () => homeText().includes('Snoozed by you') || undefined);
  await expect.poll(messageText).toContain('Snoozed by you');
});

test('a team of sixty is turned page by page, and stays on its page when something is logged there', async () => {
  const { slack, mia, home, homeText, clickHome } = await managerOf(60);
  await slack.openHome(mia.id);
  await eventually(slack, home);
  const turn = async (actionId: string, shows: string) => {
    await clickHome(actionId);
    await eventually(slack, () => homeText().includes(shows) || undefined);
  };
  expect(homeText()).toContain('1–10 of 60 reps');
  await turn('home-later', '11–20 of 60 reps');
  await turn('home-later', '21–30 of 60 reps');
  await turn('home-earlier', '11–20 of 60 reps');
  expect(homeText()).toContain('*Rep 11*');
  expect(homeText()).not.toContain('*Rep 21*');

  await clickHome('log-rep');
  const modal = await eventually(slack, () => slack.screen(mia.id).modals[0]);
  await slack.submitView(mia.id, modal.id, { notes: 'A good talk' });
  await eventually(slack, () => homeText().includes('1 one-on-one in 12 weeks') || undefined);
  expect(homeText()).toContain('11–20 of 60 reps');
});

test('it stays on its page after Move, Not useful and Settings as well', async () => {
  const { slack, mia, home, homeText, clickHome } = await managerOf(60, { isCommitmentDue: true });
  await slack.openHome(mia.id);
  await eventually(slack, home);
  await clickHome('home-later');
  const sees = (words: string) => eventually(slack, () => homeText().includes(words) || undefined);
  await sees('11–20 of 60 reps');
  const modal = () => eventually(slack, () => slack.screen(mia.id).modals[0]);

  const commitments = home()?.blocks.find((one) => JSON.stringify(one).includes('"move:'));
  const move = JSON.stringify(commitments).match(/move:\d+/)?.[0] ?? '';
  const menu = { actionId: 'settle-commitment', blockId: commitments?.block_id ?? '' };
  await slack.choose(mia.id, { viewId: home()?.id ?? '' }, menu, move);
  await slack.submitView(mia.id, (await modal()).id, { 'due-on': '2025-12-09' });
  await sees('Moved to 9 Dec by you');
  expect(homeText()).toContain('11–20 of 60 reps');

  const shown = home();
  const block = shown?.blocks.find((one) => JSON.stringify(one).includes('not-useful:'));
  const choice = JSON.stringify(block).match(/not-useful:\d+/)?.[0] ?? '';
  const element = { actionId: 'more-of-item', blockId: block?.block_id ?? '' };
  await slack.choose(mia.id, { viewId: shown?.id ?? '' }, element, choice);
  await slack.submitView(mia.id, (await modal()).id, { reason: 'wrong-data' });
  await sees('Not useful, you said');
  expect(homeText()).toContain('11–20 of 60 reps');

  // A country that is chosen shows the modal anew, and the page still travels with it.
  await clickHome('settings');
  const settings = await modal();
  const country = { actionId: 'settings-country', blockId: 'country' };
  await slack.choose(mia.id, { viewId: settings.id }, country, 'CH');
  const top = () => JSON.stringify(slack.screen(mia.id).modals[0]?.blocks);
  await eventually(slack, () => top().includes('region-CH') || undefined);
  await slack.submitView(mia.id, settings.id, { 'paused-until': '2025-12-19' });
  await sees('Paused until');
  expect(homeText()).toContain('11–20 of 60 reps');
});

test('it stays on its page after a click in the message, and when it is opened again', async () => {
  const { slack, mia, home, homeText, clickHome } = await managerOf(60);
  await slack.openHome(mia.id);
  await eventually(slack, home);
  await clickHome('home-later');
  const sees = (words: string) => eventually(slack, () => homeText().includes(words) || undefined);
  await sees('11–20 of 60 reps');

  const [message] = slack.screen(mia.id).channels[0]?.messages ?? [];
  const block = message?.blocks.find((one) => JSON.stringify(one).includes('snooze:'));
  const snooze = JSON.stringify(block).match(/snooze:\d+/)?.[0] ?? '';
  const place = { channel: mia.botChannel, messageTs: message?.ts ?? '' };
  const element = { actionId: 'more-of-item', blockId: block?.block_id ?? '' };
  await slack.choose(mia.id, place, element, snooze);
  await sees('Snoozed by you');
  expect(homeText()).toContain('11–20 of 60 reps');

  const published = slack.calls('views.publish').length;
  await slack.openHome(mia.id);
  await expect.poll(() => slack.calls('views.publish').length).toBeGreaterThan(published);
  expect(homeText()).toContain('11–20 of 60 reps');
  await clickHome('home-earlier');
  await sees('1–10 of 60 reps');
});

test('the Home is published for its own tab alone', async () => {
  const { slack, mia } = await managerOf(3);
  await slack.openMessages(mia.id);
  expect(slack.calls('views.publish')).toEqual([]);
  await slack.openHome(mia.id);
  await eventually(slack, () => slack.screen(mia.id).home);
  expect(slack.calls('views.publish')).toHaveLength(1);
});

test('without an export it says so, and an old one is named', async () => {
  const { slack, mia, clock, homeText } = await managerOf(3);
  clock.moveTo(new Date('2025-12-09T08:00:00Z'));
  await slack.openHome(mia.id);
  await eventually(slack, () => homeText().includes('Your coaching week') || undefined);
  expect(homeText()).toContain('No checklist this week: the last CRM export is from 21 Nov.');
});

/** A manager with so many reps, two of them with a signal, whose checklist has come. */
async function managerOf(size: number, { isCommitmentDue = false } = {}) {
  const { database } = await freshDatabase();
  const manager = await addPerson(database, 'Mia Keller');
  for (let index = 1; index <= size; index += 1) {
    const name = `Rep ${String(index).padStart(2, '0')}`;
    const rep = await addPerson(database, name, { managerId: manager });
    if (index <= 2) await addSignal(database, rep, 'win-rate-fell');
    if (index === 3 && isCommitmentDue) {
      await addCommitment(database, await addOneOnOne(database, manager, rep), rep, '2025-11-27');
    }
  }
  await addExport(database, '2025-11-21');
  const running = await runBot(database, { at: '2025-11-24T08:05:00Z' });
  const { slack } = running;
  const mia = running.join('Mia Keller', 'Europe/Berlin');
  await runJob(running.bot, 'link-slack-accounts');
  await runJob(running.bot, 'send-checklists');
  const home = () => slack.screen(mia.id).home;
  return {
    ...running,
    mia,
    home,
    homeText: () => JSON.stringify(home() ?? ''),
    messageText: () => JSON.stringify(slack.screen(mia.id).channels[0]?.messages[0]),
    /** Clicks the first such button on the Home. */
    async clickHome(actionId: string): Promise<void> {
      const view = home();
      const block = view?.blocks.find((one) => JSON.stringify(one).includes(`"${actionId}"`));
      const element = { actionId, blockId: block?.block_id ?? '' };
      await slack.click(mia.id, { viewId: view?.id ?? '' }, element);
    },
  };
}

test('a manager who has a manager sees on the Home what was agreed with them', async () => {
  const { database } = await freshDatabase();
  const rosa = await addPerson(database, 'Rosa Diaz');
  const mia = await addPerson(database, 'Mia Keller', { managerId: rosa });
  await addPerson(database, 'Ana Lima', { managerId: mia });
  const oneOnOne = await addOneOnOne(database, rosa, mia);
  await addCommitment(database, oneOnOne, mia, null);
  const { bot, slack, join } = await runBot(database, { at: '2025-11-24T08:00:00Z' });
  const user = join('Mia Keller', 'UTC');
  await runJob(bot, 'link-slack-accounts');
  const text = () => JSON.stringify(slack.screen(user.id).home?.blocks ?? []);
  await slack.openHome(user.id);
  await eventually(slack, () => text().includes('Your team') || undefined);
  expect(text()).not.toContain('Talk with Tom');
  await shareRecap(database, oneOnOne, { words: '', includesNotes: false }, new Date());
  await slack.openHome(user.id);
  await eventually(slack, () => text().includes('Talk with Tom (you do)') || undefined);
  expect(text()).not.toContain('Kept to herself');
});

async function addOneOnOne(
  database: Database,
  managerId: PersonId,
  repId: PersonId,
): Promise<OneOnOneId> {
  const { id } = await database
    .insertInto('one_on_one')
    .values({
      manager_id: managerId,
      rep_id: repId,
      submission_id: crypto.randomUUID(),
      held_on: calendarDate('2025-11-20'),
      topics: [],
      notes: 'Kept to herself',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function addCommitment(
  database: Database,
  oneOnOne: OneOnOneId,
  owner: PersonId,
  dueOn: string | null,
): Promise<void> {
  await database
    .insertInto('commitment')
    .values({
      one_on_one_id: oneOnOne,
      position: 1,
      action: 'Talk with Tom',
      owner_id: owner,
      due_on: dueOn === null ? null : calendarDate(dueOn),
    })
    .execute();
}
