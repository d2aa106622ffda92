import { expect, onTestFinished, test } from 'vitest';
import type { CalendarDate } from '#src/domain/calendar.ts';
import type { PersonId, SignalId, SlackAccountId } from '#src/domain/ids.ts';
import { postForged } from '#tests/support/forged-click.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';
import { blockWith, messagesOf, modalOf, textOf } from '#tests/support/shared-one-on-one.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

test('a second-line manager gets how her managers coach, once a week; no notes, no deals', async () => {
  const { slack, bot, users } = await region();
  await Promise.all([runJob(bot, 'send-digests'), runJob(bot, 'send-digests')]);
  await runJob(bot, 'send-digests');
  await runJob(bot, 'send-checklists');
  const [digest, checklist, ...others] = messagesOf(slack, users.rosa);
  expect(others).toEqual([]);
  const said = textOf(digest);
  expect(said).toContain('*If you have 15 minutes: Tom.* No one-on-one logged in 14 days.');
  expect(said).toContain('in alphabetical order: Mia Keller 1 of 2 · Tom Whitfield 0 of 1');
  expect(said).toContain('Your own one-on-ones: with 1 of 2 managers; no one-on-one logged yet');
  expect(said).toContain('Due 25 Nov: Plan your one-on-ones — Mia');
  expect(said).toMatch(/_.+\?_/);
  expect(said).not.toMatch(/Secret|Norwind|dried up|#1/);
  // Kai sells and reports to Rosa: the checklist is about him, and about nobody who leads a team.
  expect(textOf(checklist)).toContain('Kai');
  expect(textOf(checklist)).not.toMatch(/Mia|Tom/);
});

test('who leads only managers gets no checklist, and who leads only reps no digest', async () => {
  const { slack, bot, users, database } = await region();
  await runJob(bot, 'send-checklists');
  await runJob(bot, 'send-digests');
  expect(messagesOf(slack, users.vera)).toHaveLength(1);
  expect(textOf(messagesOf(slack, users.vera))).toContain('How your managers coach');
  expect(textOf(messagesOf(slack, users.mia))).not.toContain('How your managers coach');
  const kept = database.selectFrom('delivery').select('key').where('key', 'like', 'digest:%');
  expect(await kept.execute()).toHaveLength(2);
  await slackSays('/coach', 'managers', users.mia, 'No manager reports to you');
  await slackSays('/coach', 'managers', users.rosa, 'If you have 15 minutes');

  async function slackSays(command: string, words: string, user: typeof users.mia, said: string) {
    await slack.command(user.id, command, words);
    await eventually(slack, () => textOf(messagesOf(slack, user)).includes(said) || undefined);
  }
});

test('the Home of who leads managers has how they coach, and logs with them from there', async () => {
  const { slack, users, database, ids } = await region();
  const homeOf = async (user: typeof users.mia) => {
    await slack.openHome(user.id);
    return eventually(slack, () => slack.screen(user.id).home);
  };
  const veras = await homeOf(users.vera);
  const said = textOf(veras.blocks);
  expect(said).toContain('Your managers’ coaching');
  expect(said).toContain('Rosa Lind 2 of 6, with 2 managers');
  expect(said).not.toMatch(/Your team|Secret|Norwind|dried up/);
  const menu = { actionId: 'more-of-manager', ...blockWith(veras.blocks, 'more-of-manager') };
  await slack.choose(users.vera.id, { viewId: veras.id }, menu, `log:${ids.rosa}`);
  const modal = await modalOf(slack, users.vera);
  await slack.submitView(users.vera.id, modal.id, { notes: 'A good talk' });
  const oneOnOnes = database.selectFrom('one_on_one').select('rep_id');
  expect(await oneOnOnes.where('manager_id', '=', ids.vera).execute()).toEqual([
    { rep_id: ids.rosa },
  ]);
  await eventually(slack, () => {
    const now = textOf(slack.screen(users.vera.id).home?.blocks ?? []);
    return now.includes('Your own one-on-ones: with 1 of 1 manager') || undefined;
  });

  // Who leads reps as well has both; who leads reps alone has nothing of it.
  const rosas = textOf((await homeOf(users.rosa)).blocks);
  expect(rosas).toContain('Mia Keller 1 of 2');
  expect(rosas).toMatch(/Your managers’ coaching.*Your team.*Kai/s);
  expect(rosas).not.toMatch(/Norwind|dried up/);
  expect(textOf((await homeOf(users.mia)).blocks)).not.toContain('managers’ coaching');
});

test('nothing is said from an export that is too old', async () => {
  const { slack, bot, users, clock } = await region();
  clock.moveTo(new Date('2025-12-08T09:00:00Z'));
  await runJob(bot, 'send-digests');
  expect(messagesOf(slack, users.rosa)).toEqual([]);
});

test('the digest logs a one-on-one with a manager, and shows the quarter', async () => {
  const { slack, bot, users, database, ids } = await region();
  await runJob(bot, 'send-digests');
  const message = messagesOf(slack, users.rosa)[0];
  const place = { channel: users.rosa.botChannel, messageTs: message?.ts ?? '' };
  const row = message?.blocks.find((block) => textOf(block).includes('with Tom'));
  const log = { actionId: 'log-rep', blockId: row?.block_id ?? '' };
  await slack.click(users.rosa.id, place, log);
  const modal = await modalOf(slack, users.rosa);
  expect(textOf(modal.blocks)).toContain('With Tom Whitfield');
  await slack.submitView(users.rosa.id, modal.id, { notes: 'He has no room for it.' });
  const oneOnOnes = database.selectFrom('one_on_one').select(['rep_id', 'manager_id', 'notes']);
  expect(
    await oneOnOnes.where('manager_id', '=', ids.rosa).orderBy('id', 'desc').execute(),
  ).toContainEqual({ rep_id: ids.tom, manager_id: ids.rosa, notes: 'He has no room for it.' });

  const quarter = { actionId: 'show-quarter', ...blockWith(message?.blocks ?? [], 'show-quarter') };
  await slack.click(users.rosa.id, place, quarter);
  const view = await eventually(slack, () =>
    slack.screen(users.rosa.id).modals.find(({ title }) => title === 'The last quarter'),
  );
  expect(textOf(view.blocks)).toContain('*Mia Keller*');
  expect(textOf(view.blocks)).toContain('1 one-on-one in 13 weeks');
  expect(textOf(view.blocks)).not.toMatch(/Secret|Norwind/);
});

test('a manager of second-line managers sees theirs summed up, and can look down', async () => {
  const { slack, bot, users, ids } = await region();
  await runJob(bot, 'send-digests');
  const message = messagesOf(slack, users.vera)[0];
  expect(textOf(message)).toContain('Rosa Lind 2 of 6, with 2 managers');
  const place = { channel: users.vera.botChannel, messageTs: message?.ts ?? '' };
  const menu = blockWith(message?.blocks ?? [], 'more-of-manager');
  const choice = { actionId: 'more-of-manager', ...menu };
  await slack.choose(users.vera.id, place, choice, `show:${ids.rosa}`);
  const view = await modalOf(slack, users.vera);
  expect(textOf(view.blocks)).toContain('Mia Keller 1 of 2');
  expect(textOf(view.blocks)).not.toMatch(/log-rep|Plan your one-on-ones|Your own/);
});

test.each(['show-managers', 'show-quarter', 'more-of-manager'])(
  'a forged %s shows nothing to who is not above',
  async (actionId) => {
    const { slack, bot, users, ids } = await region();
    for (const user of [users.mia, users.rosa, users.ana]) {
      const isOwn = actionId === 'show-quarter' && user === users.rosa;
      if (!isOwn) await postForged(slack, bot.port ?? 0, user.id, actionId, String(ids.vera));
    }
    await bot.stop();
    expect(slack.calls('views.open')).toEqual([]);
  },
);

/** Vera leads Rosa, who leads Mia, Tom and a rep; Mia leads Ana and Ben, Tom leads Raj. A Monday at nine. */
async function region() {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const vera = await addPerson(database, 'Vera Top');
  const rosa = await addPerson(database, 'Rosa Lind', { managerId: vera });
  const mia = await addPerson(database, 'Mia Keller', { managerId: rosa });
  const tom = await addPerson(database, 'Tom Whitfield', { managerId: rosa });
  const kai = await addPerson(database, 'Kai Seller', { managerId: rosa });
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addPerson(database, 'Ben Okafor', { managerId: mia });
  const raj = await addPerson(database, 'Raj Mehta', { managerId: tom });
  const issue = await addSignal(database, ana, 'new-opportunities-fell');
  const old = await addSignal(database, raj, 'win-rate-fell');
  await database
    .updateTable('signal')
    .set({ first_seen_on: '2025-10-24' as CalendarDate })
    .where('id', '=', old)
    .execute();
  await addExport(database, '2025-11-21');
  for (const manager of [mia, tom]) await firstList(manager, '2025-11-03');
  await talk(mia, ana, '2025-11-18', { signal: issue, action: 'Call', state: 'kept' });
  await talk(rosa, mia, '2025-11-17', { action: 'Plan your one-on-ones', state: 'open' });
  const running = await runBot(database, { at: '2025-11-24T09:00:00Z' });
  const join = (name: string) => running.join(name, 'Europe/London');
  const users = {
    vera: join('Vera Top'),
    rosa: join('Rosa Lind'),
    mia: join('Mia Keller'),
    tom: join('Tom Whitfield'),
    ana: join('Ana Lima'),
  };
  await runJob(running.bot, 'link-slack-accounts');
  return { ...running, database, users, ids: { vera, rosa, mia, tom, kai, ana } };

  /** That a manager had lists since this week. */
  async function firstList(manager: PersonId, week: string): Promise<void> {
    const { id } = await database
      .insertInto('checklist')
      .values({
        manager_id: manager,
        week: week as CalendarDate,
        export_as_of: week as CalendarDate,
        cover_id: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await database
      .insertInto('delivery')
      .values({
        key: `checklist:${id}`,
        checklist_id: id,
        recipient: 'U1' as SlackAccountId,
        state: 'posted',
        channel: 'D1',
        message_ts: '1.1',
        posted_at: new Date(`${week}T08:00:00Z`),
      })
      .execute();
  }

  async function talk(
    managerId: PersonId,
    repId: PersonId,
    on: string,
    agreed: { signal?: SignalId; action: string; state: 'open' | 'kept' },
  ) {
    const { id } = await database
      .insertInto('one_on_one')
      .values({
        rep_id: repId,
        manager_id: managerId,
        signal_id: agreed.signal ?? null,
        submission_id: crypto.randomUUID(),
        held_on: on as CalendarDate,
        topics: [],
        notes: 'Secret',
        next_on: null,
        next_at: null,
        question: null,
        measure: null,
        edited_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await database
      .insertInto('commitment')
      .values({
        one_on_one_id: id,
        position: 1,
        action: agreed.action,
        owner_id: repId,
        due_on: (agreed.state === 'kept' ? '2025-11-20' : '2025-11-25') as CalendarDate,
        state: agreed.state,
        closed_at: agreed.state === 'kept' ? new Date('2025-11-20T09:00:00Z') : null,
        ticked_by: null,
      })
      .execute();
  }
}
