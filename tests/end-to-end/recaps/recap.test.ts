import { describe, expect, test } from 'vitest';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { postForged } from '#tests/support/forged-click.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runJob } from '#tests/support/running-bot.ts';
import {
  blockWith,
  click,
  messageOf,
  messagesOf,
  modalOf,
  writes,
  SHARED,
  team,
  textOf,
} from '#tests/support/shared-one-on-one.ts';

describe('a recap', () => {
  test('reaches the rep once, shows what is shared and nothing else, and accepts their answers', async () => {
    const { slack, users, database, bot, oneOnOne, ids } = await team();
    await oneOnOne(SHARED);
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
    await writes(slack, users.ana, '✓ Done: Send me your account list');
    await click(slack, users.ana, 'acknowledge-recap');
    await writes(slack, users.ana, '✓ You said that it looks right');
    expect(textOf(await messageOf(slack, users.ana))).not.toContain('"Looks right"');

    await writeIn(slack, users.ana, 'add-point', 'The new price list');
    await writes(slack, users.ana, 'You want to talk about: The new price list');
    await writes(
      slack,
      users.mia,
      'recap shared: looks right, 1 ticked off, 1 point for next time',
    );

    // The manager sees it on /coach and in the next modal, where it is ticked as talked about.
    await slack.command(users.mia.id, '/coach', 'Ana Lima');
    await writes(slack, users.mia, 'Ana wants to talk about');
    const detail = textOf(messagesOf(slack, users.mia).at(-1));
    expect(detail).toContain('The new price list');
    expect(detail).toContain('✓ Shared with Ana, who says that it looks right');
    expect(detail).toContain('Send me your account list (Ana, due 1 Dec: ticked off)');
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
    const { slack, users, bot, oneOnOne } = await team();
    await oneOnOne({ ...SHARED, share: [], 'recap-words': '' });
    await runJob(bot, 'show-recaps');
    expect(messagesOf(slack, users.ana)).toEqual([]);
    await slack.command(users.ana.id, '/coach', '');
    await writes(slack, users.ana, 'Nothing is shared with you yet');
  });

  test('has the notes only where they are ticked, and is withdrawn with the tick', async () => {
    const { slack, users, oneOnOne, edit } = await team();
    await oneOnOne({ ...SHARED, share: ['recap', 'notes'] });
    await writes(slack, users.ana, 'She seems tired of prospecting.');
    await edit({ share: [], 'recap-words': '' });
    await writes(slack, users.ana, 'Your manager took this recap back');
    expect(textOf(messagesOf(slack, users.ana))).not.toContain('account list');
    await slack.command(users.ana.id, '/coach', 'agreed');
    await writes(slack, users.ana, 'Nothing is shared with you yet');
    await edit({ share: ['recap'], 'recap-words': 'Once more.' });
    await writes(slack, users.ana, 'Once more.');
  });

  test('that is changed asks again whether it looks right', async () => {
    const { slack, users, oneOnOne, edit } = await team();
    await oneOnOne(SHARED);
    await click(slack, users.ana, 'acknowledge-recap');
    await writes(slack, users.ana, '✓ You said that it looks right');
    const updates = slack.calls('chat.update').length;
    await edit({ notes: 'Only for me.' });
    await expect.poll(() => slack.calls('chat.update').length).toBeGreaterThan(updates + 1);
    expect(textOf(messagesOf(slack, users.ana)[0])).toContain('✓ You said that it looks right');
    await edit({ 'commitment-0': 'Send me your list of accounts' });
    await writes(slack, users.ana, 'Changed by Mia');
    expect(textOf(messagesOf(slack, users.ana)[0])).toContain('Looks right');
    expect(messagesOf(slack, users.ana)).toHaveLength(1);
  });

  test('that the CRM contradicts reaches the manager and the administrators, and nobody else', async () => {
    const { slack, users, oneOnOne, database } = await team();
    await oneOnOne(SHARED);
    await messageOf(slack, users.ana);
    await writeIn(slack, users.ana, 'dispute-data', 'Norwind closed in October <!channel>');
    await writes(slack, users.mia, 'Ana says that the CRM says something else');
    await writes(slack, users.lee, 'Ana Lima says that the data are wrong');
    expect(textOf(messagesOf(slack, users.lee))).toContain('&lt;!channel&gt;');
    expect(textOf(messagesOf(slack, users.lee))).not.toMatch(/account list|opened up|tired/);
    await writes(slack, users.ana, 'You said that the CRM is wrong about it');
    expect(messagesOf(slack, users.ben)).toEqual([]);
    const told = await database.selectFrom('data_complaint').select('notified_at').execute();
    expect(told).toEqual([{ notified_at: expect.any(Date) }]);
  });

  test('is sent by the next tick where Slack was down', async () => {
    const { slack, users, oneOnOne, bot } = await team();
    slack.failNext('chat.postMessage', { kind: 'server-error' });
    await oneOnOne(SHARED);
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
    const { slack, users, oneOnOne } = await team();
    await oneOnOne(SHARED);
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
      const { slack, users, database, oneOnOne, bot } = await team();
      await oneOnOne(SHARED);
      await messageOf(slack, users.ana);
      const commitment = await database.selectFrom('commitment').select('id').executeTakeFirst();
      const held = await database.selectFrom('one_on_one').select('id').executeTakeFirst();
      const value = String((actionId === 'tick-commitment' ? commitment : held)?.id);
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

  test('nor can a rep tick off what the manager does, or what was withdrawn', async () => {
    const { slack, users, database, oneOnOne, edit, bot } = await team();
    await oneOnOne({ ...SHARED, 'commitment-1': 'Introduce you to Norwind' }, { line: 1 });
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

async function writeIn(
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
