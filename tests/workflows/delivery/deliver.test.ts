import { expect, test } from 'vitest';
import { enqueue, pendingDeliveries } from '#src/database/delivery/deliveries.ts';
import type { SlackAccountId } from '#src/domain/ids.ts';
import type { LocalUser } from '#src/playground/slack/api.ts';
import { deliver } from '#src/workflows/delivery/deliver.ts';
import { notifyAdministrators } from '#src/workflows/delivery/notify-administrators.ts';
import { notifyOfRefusals } from '#src/workflows/delivery/notify-of-refusals.ts';
import { notifyOnce } from '#src/workflows/delivery/notify-once.ts';
import { workflowsAt, type WorkflowTest } from '#tests/support/workflow-context.ts';

const hello = { text: 'Hello', blocks: [] };

async function anas() {
  const running = await workflowsAt('2025-11-24T09:00:00Z');
  const ana = running.join('Ana Lima');
  return { ...running, ana };
}

/** Enqueues the message where it isn't, and tries to send it once. */
async function send({ context, database }: WorkflowTest, ana: LocalUser, key: string) {
  await enqueue(database, key, ana.id as SlackAccountId);
  const [pending] = await pendingDeliveries(database, [key]);
  if (pending === undefined) throw new Error(`${key} is not pending.`);
  return deliver(context, pending, () => Promise.resolve(hello));
}

async function stored({ database }: WorkflowTest, key: string) {
  return database
    .selectFrom('delivery')
    .select(['state', 'attempts', 'last_error', 'channel', 'claimed_at', 'posted_at'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

test('the channel of an earlier message is not asked for again, but where Slack refuses it', async () => {
  const running = await anas();
  const { slack, ana } = running;
  const asked = () => slack.calls('conversations.open').length;
  expect(await send(running, ana, 'one')).toBe(true);
  expect(await stored(running, 'one')).toEqual({
    state: 'posted',
    attempts: 1,
    last_error: null,
    channel: ana.botChannel,
    claimed_at: new Date('2025-11-24T09:00:00Z'),
    posted_at: new Date('2025-11-24T09:00:00Z'),
  });
  expect(await send(running, ana, 'two')).toBe(true);
  expect(asked()).toBe(1);
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'channel_not_found' });
  expect(await send(running, ana, 'three')).toBe(true);
  expect(asked()).toBe(2);
  expect(running.messagesTo(ana)).toHaveLength(3);
  // An outage is no refusal: nothing is tried elsewhere, and all of it again later.
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  expect(await send(running, ana, 'four')).toBe(false);
  expect(await stored(running, 'four')).toMatchObject({ state: 'claimed', attempts: 1 });
  expect(asked()).toBe(2);
  expect(await send(running, ana, 'four')).toBe(true);
  expect(await stored(running, 'four')).toMatchObject({ state: 'posted', last_error: null });
  expect(running.messagesTo(ana)).toHaveLength(4);
});

test('a message whose answer was lost is found and not posted again, whatever the clocks say', async () => {
  const running = await anas();
  const { slack, ana } = running;
  expect(await send(running, ana, 'earlier')).toBe(true);
  slack.failNext('chat.postMessage', { kind: 'answer-lost' });
  expect(await send(running, ana, 'lost')).toBe(false);
  // Slack's clock is nine minutes behind.
  await running.database
    .updateTable('delivery')
    .set({ first_claimed_at: new Date('2025-11-24T09:09:00Z') })
    .where('key', '=', 'lost')
    .execute();
  running.moveTo('2025-11-24T09:30:00Z');
  expect(await send(running, ana, 'lost')).toBe(true);
  expect(running.messagesTo(ana)).toHaveLength(2);
  expect(await stored(running, 'lost')).toMatchObject({ state: 'posted', attempts: 2 });
  expect(slack.calls('conversations.history').map(({ args }) => Number(args['oldest']))).toEqual([
    Date.parse('2025-11-24T08:59:00Z') / 1000,
  ]);
});

test('an outage of any length ends no message', async () => {
  const running = await anas();
  const { slack, ana } = running;
  let now = Date.parse('2025-11-24T09:00:00Z');
  for (let tries = 0; tries < 40; tries += 1) {
    slack.failNext('chat.postMessage', { kind: 'server-error' });
    expect(await send(running, ana, 'unlucky')).toBe(false);
    now += 5 * 60_000;
    running.moveTo(new Date(now).toISOString());
  }
  expect(await stored(running, 'unlucky')).toMatchObject({ state: 'claimed', attempts: 40 });
  expect(await send(running, ana, 'unlucky')).toBe(true);
  expect(running.messagesTo(ana)).toHaveLength(1);
});

test('a message whose answer was lost is found however many look-ups have failed since', async () => {
  const running = await anas();
  const { slack, ana } = running;
  slack.failNext('chat.postMessage', { kind: 'answer-lost' });
  expect(await send(running, ana, 'lost')).toBe(false);
  await running.database
    .updateTable('delivery')
    .set({ claimed_at: new Date('2025-11-24T17:00:00Z'), attempts: 5 })
    .where('key', '=', 'lost')
    .execute();
  running.moveTo('2025-11-24T20:00:00Z');
  expect(await send(running, ana, 'lost')).toBe(true);
  expect(running.messagesTo(ana)).toHaveLength(1);
});

test('what Slack refuses for somebody is tried once a day for a week, and administrators hear of it once', async () => {
  const running = await workflowsAt('2025-11-24T09:00:00Z', ['lee.park@example.com']);
  const { context, slack } = running;
  const [ana, lee] = [running.join('Ana Lima'), running.join('Lee Park')];
  const refuse = () =>
    slack.failNext('conversations.open', { kind: 'refused', error: 'user_disabled' });
  refuse();
  expect(await send(running, ana, 'refused')).toBe(false);
  expect(await stored(running, 'refused')).toMatchObject({
    state: 'claimed',
    last_error: 'user_disabled',
  });
  running.moveTo('2025-11-24T20:00:00Z');
  expect(await send(running, ana, 'refused')).toBe(false);
  expect(await stored(running, 'refused')).toMatchObject({ attempts: 1 });
  await notifyOfRefusals(context);
  await notifyOfRefusals(context);
  expect(running.messagesTo(lee)).toEqual([
    expect.stringContaining('Their Slack account is deactivated.'),
  ]);
  for (const day of ['25', '26', '27', '28', '29', '30']) {
    running.moveTo(`2025-11-${day}T20:30:00Z`);
    refuse();
    expect(await send(running, ana, 'refused')).toBe(false);
  }
  expect(await stored(running, 'refused')).toMatchObject({ state: 'failed', attempts: 7 });
  expect(await pendingDeliveries(running.database, ['refused'])).toEqual([]);
});

test('who is written to again after a refusal gets what has waited', async () => {
  const running = await anas();
  const { slack, ana } = running;
  slack.failNext('conversations.open', { kind: 'refused', error: 'user_disabled' });
  expect(await send(running, ana, 'waits')).toBe(false);
  running.moveTo('2025-11-25T09:00:01Z');
  expect(await send(running, ana, 'waits')).toBe(true);
});

test('a delivery that another process has is left to it', async () => {
  const running = await anas();
  const { database, context, ana } = running;
  await enqueue(database, 'theirs', ana.id as SlackAccountId);
  const [pending] = await pendingDeliveries(database, ['theirs']);
  if (pending === undefined) throw new Error('It is not pending.');
  await database
    .updateTable('delivery')
    .set({ state: 'posted', posted_at: new Date(), channel: 'D1', message_ts: '1.1' })
    .execute();
  expect(await deliver(context, pending, () => Promise.resolve(hello))).toBe(false);
  expect(running.messagesTo(ana)).toEqual([]);
});

test('administrators are notified once each, of what could not be sent again, and the caller knows whether there is one', async () => {
  const running = await workflowsAt('2025-11-24T09:00:00Z', [
    'nobody@example.com',
    'lee.park@example.com',
    'kim.berg@example.com',
  ]);
  const { context, slack } = running;
  const notify = (emails?: readonly string[]) =>
    notifyAdministrators(context, 'news', () => Promise.resolve(hello), emails);
  expect(await notify()).toBe(false);
  const lee = running.join('Lee Park');
  const kim = running.join('Kim Berg');
  expect(await notify(['nobody@example.com'])).toBe(false);
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  expect(await notify()).toBe(true);
  expect([...running.messagesTo(lee), ...running.messagesTo(kim)]).toHaveLength(1);
  // Those who were found are not looked up again.
  const lookUps = slack.calls('users.lookupByEmail').length;
  expect(await notify(['lee.park@example.com', 'kim.berg@example.com'])).toBe(true);
  expect(slack.calls('users.lookupByEmail')).toHaveLength(lookUps);
  expect(await notify()).toBe(true);
  expect([lee, kim].map((user) => running.messagesTo(user).length)).toEqual([1, 1]);
});

test('somebody is notified of the same once', async () => {
  const running = await anas();
  const { context, ana } = running;
  const user = ana.id as SlackAccountId;
  await notifyOnce(context, 'a', user, hello);
  await notifyOnce(context, 'a', user, hello);
  await notifyOnce(context, 'b', user, { text: 'Other', blocks: [] });
  expect(running.messagesTo(ana).map((text) => text.split('\n')[0])).toEqual(['Hello', 'Other']);
});
