import { expect, onTestFinished, test } from 'vitest';
import { coachHere, coachJson } from '#tests/support/coach.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

/** The command line goes by the machine's clock, so the weeks are counted from today. */
const today = new Date();
const monday = (weeks: number, hour = '09:00:00') => {
  const day = new Date(today);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7) + 7 * weeks);
  return `${day.toISOString().slice(0, 10)}T${hour}Z`;
};
const dayOf = (instant: string) => instant.slice(0, 10);

const QUESTION = 'Who signs, and have you met them?';

test('an initiative is shown, commented on, asked in its weeks, and its use is reported', async () => {
  const { database, url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const tom = await addPerson(database, 'Tom Brandt');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const raj = await addPerson(database, 'Raj Mehta', { managerId: tom });
  await addSignal(database, ana, 'win-rate-fell');
  await addSignal(database, raj, 'win-rate-fell');
  const add = (...more: string[]) =>
    ['initiative', '--name', 'MEDDIC', '--question', QUESTION, '--until', dayOf(monday(2))].concat(
      more,
    );
  const environment = { DATABASE_URL: url };
  const from = ['--from', dayOf(monday(1)), '--managers', 'mia.keller@example.com'];
  expect(await coachJson(add(...from), environment)).toMatchObject({ managers: 1 });

  // The same again, one that begins at once, and one with a slip in an address are refused.
  for (const [args, reason] of [
    [add(...from), 'already'],
    [add('--from', dayOf(monday(0)), '--managers', 'all'), 'Let it start next week or later'],
    [add('--from', dayOf(monday(1)), '--managers', 'mia@example.com'), 'No manager with a team'],
  ] as const) {
    const { code, stderr } = await coachHere(args, environment);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(reason) });
  }

  const { bot, slack, clock, join } = await runBot(database, {
    at: monday(0, '03:00:00'),
    adminEmails: ['lee.park@example.com'],
  });
  const users = {
    mia: join('Mia Keller', 'UTC'),
    tom: join('Tom Brandt', 'UTC'),
    lee: join('Lee Park', 'UTC'),
  };
  const messages = (user: string) => slack.screen(user).channels[0]?.messages ?? [];
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'show-initiatives');
  expect(messages(users.mia.id)).toEqual([]);

  // In her working hours, once, and to nobody else.
  clock.moveTo(new Date(monday(0)));
  await runJob(bot, 'show-initiatives');
  await runJob(bot, 'show-initiatives');
  expect(messages(users.mia.id)).toHaveLength(1);
  expect(messages(users.tom.id)).toEqual([]);
  const [preview] = messages(users.mia.id);
  expect(preview?.text).toContain(QUESTION);

  const place = { channel: users.mia.botChannel, messageTs: preview?.ts ?? '' };
  await slack.click(users.mia.id, place, { actionId: 'comment-initiative' });
  const modal = await eventually(slack, () => slack.screen(users.mia.id).modals.at(-1));
  const { errors } = await slack.submitView(users.mia.id, modal.id, {
    told: 'Renewals have *no* new signer.',
  });
  expect(errors).toEqual({});
  const told = await eventually(slack, () => messages(users.lee.id)[0]);
  expect(told.text).toContain('Mia Keller says of MEDDIC: Renewals have');
  expect(JSON.stringify(messages(users.mia.id)[0]?.blocks)).toContain('I passed it on');
  await runJob(bot, 'show-initiatives');
  expect(messages(users.lee.id)).toHaveLength(1);

  // The week before it starts its question is not asked; in its weeks it is; after them no more.
  const asked: boolean[] = [];
  for (const week of [0, 1, 2, 3]) {
    clock.moveTo(new Date(monday(week)));
    await addExport(
      database,
      dayOf(new Date(Date.parse(monday(week)) - 3 * 86_400_000).toISOString()),
    );
    await runJob(bot, 'send-checklists');
    const newest = messages(users.mia.id).findLast(({ text }) =>
      text.includes('Your coaching week'),
    );
    asked.push(JSON.stringify(newest?.blocks).includes(QUESTION));
    expect(JSON.stringify(messages(users.tom.id))).not.toContain(QUESTION);
    if (week === 1) await seesAtHome();
    if (week === 1) await logWithTick(newest?.ts ?? '', newest?.blocks ?? []);
  }
  expect(asked).toEqual([false, true, true, false]);

  const report = await coachJson(['report', '--until', dayOf(monday(2))], environment);
  expect(report).toMatchObject({
    initiatives: [
      {
        name: 'MEDDIC',
        managers: 1,
        managersUsing: 1,
        oneOnOnes: 1,
        oneOnOnesUsing: 1,
        comments: 1,
      },
    ],
  });

  async function seesAtHome() {
    await slack.openHome(users.mia.id);
    const home = await eventually(slack, () => slack.screen(users.mia.id).home);
    expect(JSON.stringify(home.blocks)).toContain(QUESTION);
  }

  async function logWithTick(messageTs: string, blocks: readonly { readonly block_id: string }[]) {
    const block = blocks.find((one) => JSON.stringify(one).includes('"log-item"'));
    const element = { actionId: 'log-item', blockId: block?.block_id ?? '' };
    await slack.click(users.mia.id, { channel: users.mia.botChannel, messageTs }, element);
    const log = await eventually(slack, () => slack.screen(users.mia.id).modals.at(-1));
    const more = { actionId: 'log-more', blockId: 'more' };
    await slack.click(users.mia.id, { viewId: log.id }, more);
    await eventually(slack, () => {
      const shown = JSON.stringify(slack.screen(users.mia.id).modals.at(-1)?.blocks);
      return shown.includes('We talked about MEDDIC') || undefined;
    });
    const { id } = await database.selectFrom('initiative').select('id').executeTakeFirstOrThrow();
    const saved = await slack.submitView(users.mia.id, log.id, { initiatives: [String(id)] });
    expect(saved.errors).toEqual({});
  }
});
