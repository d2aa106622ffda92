import { describe, expect, onTestFinished, test } from 'vitest';
import type { PersonId } from '#src/domain/ids.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { postForged, signed } from '#tests/support/forged-click.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

describe('/coach', () => {
  test.each([
    ['help', 'Once a week I send you'],
    ['HELP', 'Once a week I send you'],
    ['', 'Ana Lima · no one-on-one logged yet'],
    ['ana', 'new deals have dried up'],
    ['Ana Lima', 'new deals have dried up'],
    ['lima', 'new deals have dried up'],
    ['  anna  ', '“anna” could be Ana Lima'],
    ['ben', 'could be Ben Okafor or Ben Stone'],
    ['frobnicate', 'I don’t know “frobnicate”'],
    ['<!channel>', 'I don’t know “&lt;!channel&gt;”'],
    ['log nobody', 'don’t find this one among them'],
    ['checklist', 'There is no checklist for this week yet'],
    ['Raj Mehta', 'I don’t know “Raj Mehta”'],
    ['@Raj Mehta', 'don’t find this one among them'],
    ['@Ana Lima', 'new deals have dried up'],
  ])('%j is answered to the asker alone: %s', async (words, answer) => {
    const { slack, users } = await twoTeams();
    await slack.command(users.mia.id, '/coach', words);
    const message = await answerTo(slack, users.mia.id);
    expect(message.ephemeral).toBe(true);
    expect(JSON.stringify(message)).toContain(answer);
  });

  test.each([
    ['rep', 'Nothing is shared with you yet'],
    ['stranger', 'I don’t find you in the sales roster'],
  ] as const)('a %s is told kindly what this is', async (who, answer) => {
    const { slack, users } = await twoTeams();
    await slack.command(users[who].id, '/coach', '');
    expect((await answerTo(slack, users[who].id)).text).toContain(answer);
    await slack.openHome(users[who].id);
    const home = await eventually(slack, () => slack.screen(users[who].id).home);
    expect(JSON.stringify(home)).toContain(answer);
  });

  test('log opens the modal for the rep, and for one to be chosen', async () => {
    const { slack, users, database, ids } = await twoTeams();
    await slack.command(users.mia.id, '/coach', 'log');
    const modal = await eventually(slack, () => slack.screen(users.mia.id).modals[0]);
    expect(JSON.stringify(modal)).not.toContain('Raj');
    await slack.submitView(users.mia.id, modal.id, { rep: String(ids.ana), notes: 'A good talk' });
    expect(await database.selectFrom('one_on_one').select(['rep_id', 'notes']).execute()).toEqual([
      { rep_id: ids.ana, notes: 'A good talk' },
    ]);
  });

  test('the App Home shows the team, and logs from there', async () => {
    const { slack, users } = await twoTeams();
    await slack.openHome(users.mia.id);
    const home = await eventually(slack, () => slack.screen(users.mia.id).home);
    expect(JSON.stringify(home)).toContain('Ana Lima');
    expect(JSON.stringify(home)).not.toContain('Raj');
    const show = home.blocks.find((block) => JSON.stringify(block).includes('"show-rep"'));
    const element = { actionId: 'show-rep', blockId: show?.block_id ?? '' };
    await slack.click(users.mia.id, { viewId: home.id }, element);
    const modal = await eventually(slack, () => slack.screen(users.mia.id).modals[0]);
    expect(modal.title).toBe('Ana');
  });
});

describe('a manager acts on their own list only', () => {
  test.each(['log-item', 'show-evidence', 'send-chart', 'more-of-item', 'move-commitment'])(
    'a forged %s for another manager’s item is refused and changes nothing',
    async (actionId) => {
      const { slack, users, database, bot } = await twoTeams();
      await runJob(bot, 'link-slack-accounts');
      await runJob(bot, 'send-checklists');
      const theirs = await database
        .selectFrom('checklist_item')
        .innerJoin('person', 'person.id', 'rep_id')
        .select('checklist_item.id')
        .where('person.name', '=', 'Raj Mehta')
        .executeTakeFirstOrThrow();
      const { status } = await postForged(
        slack,
        bot.port ?? 0,
        users.mia.id,
        actionId,
        String(theirs.id),
      );
      expect(status).toBe(200);
      await eventually(slack, () => slack.calls('views.open').length === 0 || undefined);
      const states = await database.selectFrom('checklist_item').select('state').execute();
      expect(states.every(({ state }) => state === 'open')).toBe(true);
      expect(await database.selectFrom('signal').select('snoozed_until').execute()).toEqual([
        { snoozed_until: null },
        { snoozed_until: null },
      ]);
    },
  );

  test('a double click and a second save change nothing more', async () => {
    const { slack, users, database, bot } = await twoTeams();
    await runJob(bot, 'link-slack-accounts');
    await runJob(bot, 'send-checklists');
    const message = slack.screen(users.mia.id).channels[0]?.messages[0];
    const block = message?.blocks.find((one) => JSON.stringify(one).includes('"more-of-item"'));
    const place = { channel: users.mia.botChannel, messageTs: message?.ts ?? '' };
    const element = { actionId: 'more-of-item', blockId: block?.block_id ?? '' };
    const snooze = JSON.stringify(block).match(/snooze:\d+/)?.[0] ?? '';
    await Promise.all([
      slack.choose(users.mia.id, place, element, snooze),
      slack.choose(users.mia.id, place, element, snooze),
    ]);
    await eventually(slack, () => {
      const [now] = slack.screen(users.mia.id).channels[0]?.messages ?? [];
      return JSON.stringify(now).includes('Snoozed by you') || undefined;
    });
    const snoozed = database.selectFrom('signal').select('snoozed_until');
    expect(await snoozed.where('snoozed_until', 'is not', null).execute()).toEqual([
      { snoozed_until: '2025-12-01' },
    ]);
  });
});

describe('requests that Slack did not send', () => {
  test.each([
    ['a wrong secret', 'not the secret', 0],
    ['an old timestamp', undefined, -600],
  ])('with %s are refused', async (_, secret, shift) => {
    const { bot, slack, database } = await twoTeams();
    const body = new URLSearchParams({ command: '/coach', text: '' }).toString();
    const timestamp = String(Math.floor(Date.now() / 1000) + shift);
    const { status } = await fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
      method: 'POST',
      headers: signed(body, timestamp, secret ?? slack.signingSecret),
      body,
    });
    expect(status).toBe(401);
    expect(await database.selectFrom('one_on_one').selectAll().execute()).toEqual([]);
  });
});

async function twoTeams() {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const tom = await addPerson(database, 'Tom Brandt');
  const ids = {
    mia,
    ana: await addPerson(database, 'Ana Lima', { managerId: mia }),
    raj: await addPerson(database, 'Raj Mehta', { managerId: tom }),
  } satisfies Record<string, PersonId>;
  await addPerson(database, 'Ben Okafor', { managerId: mia });
  await addPerson(database, 'Ben Stone', { managerId: mia });
  await addSignal(database, ids.ana, 'new-opportunities-fell');
  await addSignal(database, ids.raj, 'win-rate-fell');
  await addExport(database, '2025-11-21');
  const running = await runBot(database, { at: '2025-11-24T09:00:00Z' });
  const join = (name: string) => running.join(name, 'Europe/London');
  const users = {
    mia: join('Mia Keller'),
    tom: join('Tom Brandt'),
    rep: join('Ana Lima'),
    raj: join('Raj Mehta'),
    stranger: join('Nobody Known'),
  };
  return { ...running, database, ids, users };
}

type Slack = Awaited<ReturnType<typeof twoTeams>>['slack'];

function answerTo(slack: Slack, user: string) {
  return eventually(slack, () => slack.screen(user).channels[0]?.messages.at(-1));
}
