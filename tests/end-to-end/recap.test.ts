import { describe, expect, onTestFinished, test } from 'vitest';
import type { PersonId } from '#src/domain/ids.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { postForged } from '#tests/support/forged-click.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal, emailOf } from '#tests/support/sales-team.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

const SHARED = {
  topics: ['new-business', 'motivation'],
  notes: 'She seems tired of prospecting.',
  'commitment-0': 'Send me your account list',
  'next-on': '2025-12-08',
  'next-time': '14:00',
  share: ['recap'],
  'recap-words': 'I liked how you opened up.',
};

describe('a recap', () => {
  test('reaches the rep once, says what is shared and nothing else, and takes their answers', async () => {
    const { slack, users, database, bot, talk, ids } = await team();
    await talk(SHARED);
    const recap = await messageOf(slack, users.ana);
    expect(textOf(recap)).toContain('Mia wrote down what you two agreed on Mon 24 Nov');
    expect(textOf(recap)).toContain('You talked about new business.');
    expect(textOf(recap)).toContain('I liked how you opened up.');
    expect(textOf(recap)).toContain('☐ Send me your account list — you');
    // 14:00 in Berlin.
    expect(textOf(recap)).toContain('Next one-on-one: Mon 8 Dec, 13:00');
    expect(textOf(recap)).not.toMatch(/tired|motivation|wanting|dried up/);
    await runJob(bot, 'show-recaps');
    expect(messagesOf(slack, users.ana)).toHaveLength(1);

    await click(slack, users.ana, 'tick-commitment');
    await says(slack, users.ana, '✓ Done: Send me your account list');
    await click(slack, users.ana, 'acknowledge-recap');
    await says(slack, users.ana, '✓ You said that it looks right');
    expect(textOf(await messageOf(slack, users.ana))).not.toContain('"Looks right"');

    await tellIn(slack, users.ana, 'add-point', 'The new price list');
    await says(slack, users.ana, 'You want to talk about: The new price list');
    await says(slack, users.mia, 'recap shared: looks right, 1 ticked off, 1 point for next time');

    // The manager sees it on /coach and in the next modal, where it is ticked as talked about.
    await slack.command(users.mia.id, '/coach', 'Ana Lima');
    await says(slack, users.mia, 'Ana wants to talk about');
    const detail = textOf(messagesOf(slack, users.mia).at(-1));
    expect(detail).toContain('The new price list');
    expect(detail).toContain('✓ Shared with Ana, who says that it looks right');
    expect(detail).toContain('Send me your account list (Ana: ticked off)');
    await slack.command(users.mia.id, '/coach', 'log Ana Lima');
    const modal = await modalOf(slack, users.mia);
    expect(textOf(modal.blocks)).toContain('Ana wants to talk about: tick what you did');
    const point = await database.selectFrom('agenda_point').select('id').executeTakeFirstOrThrow();
    await slack.submitView(users.mia.id, modal.id, { points: [String(point.id)] });
    expect(
      await database.selectFrom('agenda_point').select(['rep_id', 'talked_about_in']).execute(),
    ).toEqual([{ rep_id: ids.ana, talked_about_in: expect.any(Number) }]);
    await eventually(slack, () =>
      textOf(messagesOf(slack, users.ana)[0]).includes('price list') ? undefined : true,
    );
  });

  test('is nothing that a rep sees where it is not shared', async () => {
    const { slack, users, bot, talk } = await team();
    await talk({ ...SHARED, share: [], 'recap-words': '' });
    await runJob(bot, 'show-recaps');
    expect(messagesOf(slack, users.ana)).toEqual([]);
    await slack.command(users.ana.id, '/coach', '');
    await says(slack, users.ana, 'Nothing is shared with you yet');
  });

  test('has the notes only where they are ticked, and is taken back when the tick is', async () => {
    const { slack, users, talk, edit } = await team();
    await talk({ ...SHARED, share: ['recap', 'notes'] });
    await says(slack, users.ana, 'She seems tired of prospecting.');
    await edit({ share: [], 'recap-words': '' });
    await says(slack, users.ana, 'Your manager took this recap back');
    expect(textOf(messagesOf(slack, users.ana))).not.toContain('account list');
    await slack.command(users.ana.id, '/coach', 'agreed');
    await says(slack, users.ana, 'Nothing is shared with you yet');
    await edit({ share: ['recap'], 'recap-words': 'Once more.' });
    await says(slack, users.ana, 'Once more.');
  });

  test('that is changed asks again whether it looks right', async () => {
    const { slack, users, talk, edit } = await team();
    await talk(SHARED);
    await click(slack, users.ana, 'acknowledge-recap');
    await says(slack, users.ana, '✓ You said that it looks right');
    const updates = slack.calls('chat.update').length;
    await edit({ notes: 'Only for me.' });
    await eventually(slack, () => slack.calls('chat.update').length > updates + 1 || undefined);
    expect(textOf(messagesOf(slack, users.ana)[0])).toContain('✓ You said that it looks right');
    await edit({ 'commitment-0': 'Send me your list of accounts' });
    await says(slack, users.ana, 'Changed by Mia');
    expect(textOf(messagesOf(slack, users.ana)[0])).toContain('Looks right');
    expect(messagesOf(slack, users.ana)).toHaveLength(1);
  });

  test('that the CRM contradicts reaches the manager and the administrators, and nobody else', async () => {
    const { slack, users, talk, database } = await team();
    await talk(SHARED);
    await messageOf(slack, users.ana);
    await tellIn(slack, users.ana, 'dispute-data', 'Norwind closed in October <!channel>');
    await says(slack, users.mia, 'Ana says that the CRM says something else');
    await says(slack, users.lee, 'Ana Lima says that the data are wrong');
    expect(textOf(messagesOf(slack, users.lee))).toContain('&lt;!channel&gt;');
    expect(textOf(messagesOf(slack, users.lee))).not.toMatch(/account list|opened up|tired/);
    await says(slack, users.ana, 'You said that the CRM is wrong about it');
    expect(messagesOf(slack, users.ben)).toEqual([]);
    const told = await database.selectFrom('data_complaint').select('told_at').execute();
    expect(told).toEqual([{ told_at: expect.any(Date) }]);
  });

  test('is sent by the next tick where Slack was down', async () => {
    const { slack, users, talk, bot } = await team();
    slack.failNext('chat.postMessage', { kind: 'server-error' });
    await talk(SHARED);
    await expect
      .poll(async () => {
        await runJob(bot, 'show-recaps');
        return messagesOf(slack, users.ana).length;
      })
      .toBe(1);
    await runJob(bot, 'show-recaps');
    expect(messagesOf(slack, users.ana)).toHaveLength(1);
  });

  test('on the App Home can be ticked off and added to', async () => {
    const { slack, users, talk } = await team();
    await talk(SHARED);
    await slack.openHome(users.ana.id);
    const home = await eventually(slack, () => slack.screen(users.ana.id).home);
    expect(textOf(home)).toContain('With Mia, Mon 24 Nov');
    expect(textOf(home)).not.toMatch(/tired|dried up/);
    const block = blockWith(home.blocks, 'tick-commitment');
    await slack.click(users.ana.id, { viewId: home.id }, { actionId: 'tick-commitment', ...block });
    await eventually(slack, () =>
      textOf(slack.screen(users.ana.id).home).includes('✓ Done: Send') ? true : undefined,
    );
  });
});

describe('what is shared with one rep is nobody else’s', () => {
  test.each(['acknowledge-recap', 'dispute-data', 'tick-commitment'])(
    'a forged %s by another rep, or by the manager, changes nothing',
    async (actionId) => {
      const { slack, users, database, talk, bot } = await team();
      await talk(SHARED);
      await messageOf(slack, users.ana);
      const commitment = await database.selectFrom('commitment').select('id').executeTakeFirst();
      const oneOnOne = await database.selectFrom('one_on_one').select('id').executeTakeFirst();
      const value = String((actionId === 'tick-commitment' ? commitment : oneOnOne)?.id);
      for (const user of [users.ben, users.mia, users.stranger]) {
        const { status } = await postForged(slack, bot.port ?? 0, user.id, actionId, value);
        expect(status).toBe(200);
      }
      await bot.stop();
      expect(await database.selectFrom('recap').select('acknowledged_at').execute()).toEqual([
        { acknowledged_at: null },
      ]);
      expect(await database.selectFrom('commitment').select('state').execute()).toEqual([
        { state: 'open' },
      ]);
      for (const user of [users.ben, users.stranger]) {
        expect(slack.screen(user.id).modals).toEqual([]);
      }
    },
  );

  test('nor can a rep tick off what the manager does, or what was taken back', async () => {
    const { slack, users, database, talk, edit, bot } = await team();
    await talk({ ...SHARED, 'commitment-1': 'Introduce you to Norwind' }, { line: 1 });
    const mine = await database
      .selectFrom('commitment')
      .select(['id', 'owner_id'])
      .orderBy('position')
      .execute();
    await postForged(slack, bot.port ?? 0, users.ana.id, 'tick-commitment', String(mine[1]?.id));
    await edit({ share: [], 'recap-words': '' });
    await postForged(slack, bot.port ?? 0, users.ana.id, 'tick-commitment', String(mine[0]?.id));
    await bot.stop();
    const states = await database.selectFrom('commitment').select('state').execute();
    expect(states).toEqual([{ state: 'open' }, { state: 'open' }]);
  });
});

/** Mia with Ana and Ben in Slack on a Monday at nine in Berlin, and Lee, who runs Frontline. */
async function team() {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const ids: { mia: PersonId; ana: PersonId; ben: PersonId } = {
    mia,
    ana: await addPerson(database, 'Ana Lima', { managerId: mia }),
    ben: await addPerson(database, 'Ben Okafor', { managerId: mia }),
  };
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
  await runJob(bot, 'link-slack-users');
  await runJob(bot, 'send-checklists');
  /** Logs a one-on-one with Ana from the item about her. `line` is a commitment that Mia takes on herself. */
  const talk = async (values: Record<string, string | string[]>, mine?: { line: number }) => {
    await click(slack, users.mia, 'log-item');
    const modal = await modalOf(slack, users.mia);
    if (mine !== undefined) {
      const at = { actionId: 'commitment-owner', blockId: `commitment-${mine.line}-details` };
      await slack.choose(users.mia.id, { viewId: modal.id }, at, 'manager');
    }
    expect((await slack.submitView(users.mia.id, modal.id, values)).errors).toEqual({});
    await says(slack, users.mia, '✓ Logged by you');
  };
  const edit = async (values: Record<string, string | string[]>) => {
    await click(slack, users.mia, 'edit-item');
    const modal = await modalOf(slack, users.mia);
    expect((await slack.submitView(users.mia.id, modal.id, values)).errors).toEqual({});
  };
  return { ...running, database, ids, users, talk, edit };
}

function messagesOf(slack: LocalSlack, { id, botChannel }: LocalUser) {
  return slack.screen(id).channels.find((channel) => channel.id === botChannel)?.messages ?? [];
}

function messageOf(slack: LocalSlack, user: LocalUser) {
  return eventually(slack, () => messagesOf(slack, user)[0]);
}

function modalOf(slack: LocalSlack, user: LocalUser) {
  return eventually(slack, () => slack.screen(user.id).modals.at(-1));
}

/** Waits until this stands in one of the person's messages. */
async function says(slack: LocalSlack, user: LocalUser, words: string): Promise<void> {
  const said = () => textOf(messagesOf(slack, user));
  await eventually(slack, () => said().includes(words) || undefined).catch(() => {
    throw new Error(`Nobody said “${words}”, but: ${said()}`);
  });
}

/** Clicks the first such button of the person's first message. */
async function click(slack: LocalSlack, user: LocalUser, actionId: string): Promise<void> {
  const { ts, blocks } = await messageOf(slack, user);
  const place = { channel: user.botChannel, messageTs: ts };
  await slack.click(user.id, place, { actionId, ...blockWith(blocks, actionId) });
}

async function tellIn(
  slack: LocalSlack,
  user: LocalUser,
  actionId: string,
  words: string,
): Promise<void> {
  await click(slack, user, actionId);
  const modal = await modalOf(slack, user);
  expect((await slack.submitView(user.id, modal.id, { told: '  ' })).errors).toEqual({
    told: 'Write a word or two.',
  });
  expect((await slack.submitView(user.id, modal.id, { told: words })).errors).toEqual({});
}

function blockWith(
  blocks: readonly { readonly block_id: string }[],
  actionId: string,
): { readonly blockId: string } {
  const found = blocks.find((block) => JSON.stringify(block).includes(`"${actionId}"`));
  if (found === undefined) throw new Error(`There is no ${actionId}.`);
  return { blockId: found.block_id };
}

function textOf(part: unknown): string {
  return JSON.stringify(part) ?? '';
}
