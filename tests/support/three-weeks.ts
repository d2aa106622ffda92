import { expect, onTestFinished } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { LocalUser, TypedValues, ViewOnScreen } from '#src/playground/slack/api.ts';
import { reportProgramme } from '#src/workflows/programme/report-programme.ts';
import { eventually } from './local-slack.ts';
import { runBot, runJob } from './running-bot.ts';
import { addCommitment, addExport, addPerson, addSignal } from './sales-team.ts';
import { messagesOf, modalOf, textOf } from './shared-one-on-one.ts';
import { createTestDatabase } from './test-database.ts';

const MONDAYS = ['2025-11-10', '2025-11-17', '2025-11-24'] as const;

/** Which of Mia’s three lists. */
export type ListName = 'this week’s list' | 'last week’s list' | 'the oldest list';

const LISTS: readonly ListName[] = ['the oldest list', 'last week’s list', 'this week’s list'];

/** What an item is about. */
export type About = 'Ana’s issue' | 'Ana’s commitment';

/**
 * Rosa, her manager Mia, and Mia’s reps Ana and Ben, on the third Monday in a row with a list. Ana has an issue, and a commitment
 * of 3 November that is due and shared with her: all three lists have both.
 */
export async function threeWeeks() {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const rosa = await addPerson(database, 'Rosa Lind');
  const mia = await addPerson(database, 'Mia Keller', { managerId: rosa });
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addPerson(database, 'Ben Okafor', { managerId: mia });
  await addSignal(database, ana, 'new-opportunities-fell', { severity: 0.8 });
  await addCommitment(database, { manager: mia, rep: ana, action: 'Send the account list' });
  await database
    .updateTable('commitment')
    .set({ due_on: calendarDate('2025-11-07') })
    .execute();
  const { id: oneOnOne } = await database
    .selectFrom('one_on_one')
    .select('id')
    .executeTakeFirstOrThrow();
  await database
    .insertInto('recap')
    .values({
      one_on_one_id: oneOnOne,
      words: '',
      includes_notes: false,
      shared_at: new Date('2025-11-03T15:00:00Z'),
      changed_at: null,
      withdrawn_at: null,
      acknowledged_at: null,
    })
    .execute();
  const { bot, slack, clock, join } = await runBot(database, { at: '2025-11-07T09:00:00Z' });
  const users = {
    rosa: join('Rosa Lind', 'UTC'),
    mia: join('Mia Keller', 'UTC'),
    ana: join('Ana Lima', 'UTC'),
  };
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'show-recaps');

  const posted = new Map<ListName, string>();
  for (const [index, monday] of MONDAYS.entries()) {
    await nextMonday(monday);
    const name = LISTS[index];
    const ts = messagesOf(slack, users.mia).at(-1)?.ts;
    if (name !== undefined && ts !== undefined) posted.set(name, ts);
  }
  if (new Set(posted.values()).size !== MONDAYS.length) throw new Error('A list was not sent.');
  await slack.openHome(users.mia.id);
  await home();

  async function nextMonday(monday: string): Promise<void> {
    clock.moveTo(new Date(`${monday}T08:30:00Z`));
    await addExport(database, monday);
    await runJob(bot, 'send-checklists');
    await runJob(bot, 'show-checklists');
  }

  function home(): Promise<ViewOnScreen> {
    return eventually(slack, () => slack.screen(users.mia.id).home);
  }

  function messageOf(name: ListName) {
    const message = messagesOf(slack, users.mia).find(({ ts }) => ts === posted.get(name));
    if (message === undefined) throw new Error(`There is no ${name}.`);
    return message;
  }

  /** The item’s id on one of the lists. */
  async function itemOn(name: ListName, about: About): Promise<number> {
    const kind = about === 'Ana’s issue' ? 'signal' : 'commitment-due';
    const { id } = await database
      .selectFrom('checklist_item')
      .innerJoin('checklist', 'checklist.id', 'checklist_id')
      .select('checklist_item.id')
      .where('week', '=', calendarDate(MONDAYS[LISTS.indexOf(name)] ?? ''))
      .where('checklist_item.kind', '=', kind)
      .where('checklist_item.rep_id', '=', ana)
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Where Mia presses something: a message of hers, or her Home. */
  function shownIn(where: ListName | 'Home' | 'the newest message') {
    if (where === 'Home') {
      const view = slack.screen(users.mia.id).home;
      if (view === undefined) throw new Error('Mia has no Home.');
      return { place: { viewId: view.id }, blocks: view.blocks };
    }
    const message =
      where === 'the newest message' ? messagesOf(slack, users.mia).at(-1) : messageOf(where);
    if (message === undefined) throw new Error('Mia has no message.');
    return {
      place: { channel: users.mia.botChannel, messageTs: message.ts },
      blocks: message.blocks,
    };
  }

  /** Presses a button, or chooses in a menu, by its value. Throws where it isn’t offered. */
  async function press(
    where: Parameters<typeof shownIn>[0],
    actionId: string,
    value: string,
  ): Promise<void> {
    const { place, blocks } = shownIn(where);
    const block = blocks.find((one) => {
      const text = textOf(one);
      return text.includes(`"${actionId}"`) && text.includes(`"value":"${value}"`);
    });
    if (block === undefined) throw new Error(`${where} offers no ${actionId} of ${value}.`);
    const element = { actionId, blockId: block.block_id };
    if (['more-of-item', 'settle-commitment'].includes(actionId))
      await slack.choose(users.mia.id, place, element, value);
    else await slack.click(users.mia.id, place, element);
  }

  /** Waits until a text that is read again and again has these words, or has them no more. */
  async function until(read: () => string, words: RegExp, is = true): Promise<void> {
    await eventually(slack, () => words.test(read()) === is || undefined).catch(() => {
      throw new Error(`${is ? 'Nothing says' : 'Still there is'} ${words.source} in: ${read()}`);
    });
  }

  /** What somebody gets as an answer to a command. */
  async function answerTo(user: LocalUser, words: string): Promise<string> {
    const before = messagesOf(slack, user).length;
    await slack.command(user.id, '/coach', words);
    return eventually(slack, () => {
      const messages = messagesOf(slack, user);
      return messages.length > before ? textOf(messages.at(-1)?.blocks) : undefined;
    });
  }

  async function historyWithAna(): Promise<string> {
    await slack.command(users.mia.id, '/coach', 'history Ana');
    const modal = await modalOf(slack, users.mia);
    await slack.closeView(users.mia.id, modal.id, 'cross');
    return textOf(modal.blocks);
  }

  async function submit(values: TypedValues): Promise<void> {
    const modal = await modalOf(slack, users.mia);
    const { errors } = await slack.submitView(users.mia.id, modal.id, values);
    if (Object.keys(errors).length > 0) throw new Error(textOf(errors));
    // A word that it was saved, for whoever has no list in sight.
    const left = slack.screen(users.mia.id).modals.at(-1);
    if (left === undefined) return;
    expect(textOf(left.blocks)).toContain('✓ Saved: your one-on-one with Ana, Mon 24 Nov');
    await slack.closeView(users.mia.id, left.id, 'cross');
  }

  /** More, in the log modal. */
  async function showMore(): Promise<void> {
    const modal = await modalOf(slack, users.mia);
    const more = { actionId: 'log-more', blockId: 'more' };
    await slack.click(users.mia.id, { viewId: modal.id }, more);
    await until(() => textOf(slack.screen(users.mia.id).modals.at(-1)?.blocks), /"recap-words"/);
  }

  return {
    database,
    bot,
    clock,
    slack,
    users,
    ids: { mia, ana },
    nextMonday,
    itemOn,
    press,
    submit,
    showMore,
    until,
    answerTo,
    historyWithAna,
    read: {
      list: (name: ListName) => textOf(messageOf(name).blocks),
      home: () => textOf(slack.screen(users.mia.id).home?.blocks),
      newest: () => textOf(messagesOf(slack, users.mia).at(-1)?.blocks),
      recap: () => textOf(messagesOf(slack, users.ana)[0]?.blocks),
    },
    report: () => reportProgramme(database, calendarDate('2025-11-30')),
  };
}

export type ThreeWeeks = Awaited<ReturnType<typeof threeWeeks>>;
