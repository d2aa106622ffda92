import { expect, onTestFinished } from 'vitest';
import { saveLogsInFull } from '#src/database/settings/log-length.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { eventually } from './local-slack.ts';
import { runBot, runJob } from './running-bot.ts';
import { addExport, addPerson, addSignal, emailOf } from './sales-team.ts';
import { createTestDatabase } from './test-database.ts';

/** What Mia fills in for a one-on-one that she shares. */
export const SHARED = {
  topics: ['new-business'],
  causes: ['motivation'],
  notes: 'She seems tired of prospecting.',
  'commitment-0': 'Send me your account list',
  'next-on': '2025-12-08',
  'next-time': '14:00',
  share: ['recap'],
  'recap-words': 'I liked how you opened up.',
};

/** Mia with Ana and Ben in Slack on a Monday at nine in Berlin, and Lee, who runs Frontline. */
export async function team() {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const ids: { mia: PersonId; ana: PersonId; ben: PersonId } = {
    mia,
    ana: await addPerson(database, 'Ana Lima', { managerId: mia }),
    ben: await addPerson(database, 'Ben Okafor', { managerId: mia }),
  };
  await saveLogsInFull(database, mia, true);
  await addSignal(database, ids.ana, 'new-opportunities-fell');
  await addExport(database, '2025-11-21');
  const running = await runBot(database, {
    at: '2025-11-24T08:00:00Z',
    adminEmails: [emailOf('Lee Admin')],
  });
  const { slack, bot, join } = running;
  const users = {
    mia: join('Mia Keller', 'Europe/Berlin'),
    ana: join('Ana Lima', 'Europe/London'),
    ben: join('Ben Okafor', 'Europe/Berlin'),
    lee: join('Lee Admin', 'Europe/Berlin'),
    stranger: join('Nobody Known', 'Europe/Berlin'),
  };
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  /** Logs a one-on-one with Ana from the item about her. `line` is a commitment that Mia takes on herself. */
  const oneOnOne = async (
    values: Record<string, string | string[] | null>,
    mine?: { line: number },
  ) => {
    await click(slack, users.mia, 'log-item');
    const modal = await modalOf(slack, users.mia);
    if (mine !== undefined) {
      const at = { actionId: 'commitment-owner', blockId: `commitment-${mine.line}-details` };
      await slack.choose(users.mia.id, { viewId: modal.id }, at, 'manager');
    }
    expect((await slack.submitView(users.mia.id, modal.id, values)).errors).toEqual({});
    await writes(slack, users.mia, '✓ Logged by you');
  };
  const edit = async (values: Record<string, string | string[] | null>) => {
    await click(slack, users.mia, 'edit-item');
    const modal = await modalOf(slack, users.mia);
    expect((await slack.submitView(users.mia.id, modal.id, values)).errors).toEqual({});
  };
  return { ...running, database, ids, users, oneOnOne, edit };
}

export function messagesOf(slack: LocalSlack, { id, botChannel }: LocalUser) {
  return slack.screen(id).channels.find((channel) => channel.id === botChannel)?.messages ?? [];
}

export function messageOf(slack: LocalSlack, user: LocalUser) {
  return eventually(slack, () => messagesOf(slack, user)[0]);
}

export function modalOf(slack: LocalSlack, user: LocalUser) {
  return eventually(slack, () => slack.screen(user.id).modals.at(-1));
}

/** Waits until this stands in one of the person's messages. */
export async function writes(slack: LocalSlack, user: LocalUser, words: string): Promise<void> {
  const said = () => textOf(messagesOf(slack, user));
  await eventually(slack, () => said().includes(words) || undefined).catch(() => {
    throw new Error(`Nobody said “${words}”, but: ${said()}`);
  });
}

/** Clicks the first such button of the person's first message. */
export async function click(slack: LocalSlack, user: LocalUser, actionId: string): Promise<void> {
  const { ts, blocks } = await messageOf(slack, user);
  const place = { channel: user.botChannel, messageTs: ts };
  await slack.click(user.id, place, { actionId, ...blockWith(blocks, actionId) });
}

export function blockWith(
  blocks: readonly { readonly block_id: string }[],
  actionId: string,
): { readonly blockId: string } {
  const found = blocks.find((block) => JSON.stringify(block).includes(`"${actionId}"`));
  if (found === undefined) throw new Error(`There is no ${actionId}.`);
  return { blockId: found.block_id };
}

export function textOf(part: unknown): string {
  return JSON.stringify(part) ?? '';
}
