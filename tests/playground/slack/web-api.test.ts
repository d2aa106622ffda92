import { expect, test } from 'vitest';
import { createClock } from '#src/playground/slack/clock.ts';
import {
  ana,
  callMethod as call,
  mia,
  permissiveManifest,
  startLocalSlackForTest,
} from '#tests/support/local-slack.ts';

test('a JSON body is read like a form, nested or encoded, and the call is recorded', async () => {
  const slack = await startLocalSlackForTest();
  const { botChannel: channel } = slack.addUser(mia);
  const blocks = [{ type: 'divider', block_id: 'line' }];
  await call(slack, 'chat.postMessage', { channel, text: 'nested', blocks });
  await call(slack, 'chat.postMessage', {
    channel,
    text: 'encoded',
    blocks: JSON.stringify(blocks),
  });
  const form = new URLSearchParams({
    token: slack.botToken,
    channel,
    text: 'form',
    blocks: JSON.stringify(blocks),
  });
  await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body: form });
  const { messages } = (await call(slack, 'conversations.history', { channel })).answer;
  expect(messages).toMatchObject([
    { text: 'form', blocks },
    { text: 'encoded', blocks },
    { text: 'nested', blocks },
  ]);
  expect(slack.calls('chat.postMessage')).toEqual(
    ['nested', 'encoded', 'form'].map((text) => ({
      at: expect.any(Number),
      method: 'chat.postMessage',
      tokenAccepted: true,
      args: { channel, text, blocks },
      outcome: 'ok',
    })),
  );
});

test('the two kinds of token are good for different methods', async () => {
  const slack = await startLocalSlackForTest();
  const refused = { ok: false, error: 'not_allowed_token_type' };
  expect((await call(slack, 'apps.connections.open', {})).answer).toEqual(refused);
  expect((await call(slack, 'auth.test', {}, slack.appToken)).answer).toEqual(refused);
  expect((await call(slack, 'auth.test', {}, 'xoxb-forged')).answer['error']).toBe('invalid_auth');
  expect(slack.calls('auth.test').map((made) => [made.tokenAccepted, made.outcome])).toEqual([
    [true, 'not_allowed_token_type'],
    [false, 'invalid_auth'],
  ]);
});

test('the granted scopes come with every answer, and an e-mail address only with its scope', async () => {
  const bot = ['users:read', 'chat:write'];
  const slack = await startLocalSlackForTest({
    manifest: { ...permissiveManifest, oauth_config: { scopes: { bot } } },
  });
  const { id } = slack.addUser(mia);
  const { headers, answer } = await call(slack, 'users.info', { user: id });
  expect(headers.get('x-oauth-scopes')).toBe('users:read,chat:write');
  expect(headers.get('x-accepted-oauth-scopes')).toBe('users:read');
  expect(answer['user']).not.toHaveProperty('profile.email');
  expect((await call(slack, 'users.lookupByEmail', { email: mia.email })).answer).toEqual({
    ok: false,
    error: 'missing_scope',
    needed: 'users:read.email',
    provided: 'users:read,chat:write',
  });
});

test('a person has their time zone, with the offset of the season', async () => {
  const clock = createClock(new Date('2026-11-23T08:00:00Z'));
  const slack = await startLocalSlackForTest({ clock });
  const { id } = slack.addUser(mia);
  const zone = async () => (await call(slack, 'users.info', { user: id })).answer['user'];
  expect(await zone()).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 3600 });
  clock.moveTo(new Date('2026-07-01T08:00:00Z'));
  expect(await zone()).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 7200 });
});

test('a person counts as updated when the account changed, not when it is asked for', async () => {
  const clock = createClock(new Date('2026-11-23T08:00:00Z'));
  const slack = await startLocalSlackForTest({ clock });
  const { id } = slack.addUser(mia);
  const updated = async () =>
    ((await call(slack, 'users.info', { user: id })).answer['user'] as { updated: number }).updated;
  const added = await updated();
  clock.moveTo(new Date('2026-11-24T08:00:00Z'));
  expect(await updated()).toBe(added);
  slack.deactivateUser(id);
  expect(await updated()).toBeGreaterThan(added);
});

test('a deactivated account is not found by e-mail, has no zone and receives no message', async () => {
  const slack = await startLocalSlackForTest();
  const { id, botChannel } = slack.addUser(ana);
  slack.deactivateUser(id);
  const errorOf = async (method: string, args: object) =>
    (await call(slack, method, args)).answer['error'];
  expect(await errorOf('users.lookupByEmail', { email: ana.email })).toBe('users_not_found');
  expect(await errorOf('conversations.open', { users: id })).toBe('user_disabled');
  expect(await errorOf('chat.postMessage', { channel: id, text: 'x' })).toBe('channel_not_found');
  expect(await errorOf('chat.postMessage', { channel: botChannel, text: 'x' })).toBe(
    'channel_not_found',
  );
  const { user } = (await call(slack, 'users.info', { user: id })).answer;
  expect(user).toMatchObject({ deleted: true });
  expect(user).not.toHaveProperty('tz');
});

test('texts and blocks that are too much are refused, and nothing is posted', async () => {
  const slack = await startLocalSlackForTest();
  const { id, botChannel: channel } = slack.addUser(mia);
  const post = async (args: object) =>
    (await call(slack, 'chat.postMessage', { channel, ...args })).answer;
  expect(await post({ text: 'x'.repeat(40_001) })).toEqual({ ok: false, error: 'msg_too_long' });
  expect(await post({ text: 'x', blocks: 'no JSON [' })).toEqual({
    ok: false,
    error: 'invalid_blocks_format',
  });
  expect(await post({ text: 'x', blocks: [{ type: 'section' }] })).toEqual({
    ok: false,
    error: 'invalid_blocks',
    errors: ['must define either `text` or `fields` [json-pointer:/blocks/0]'],
    response_metadata: {
      messages: ['[ERROR] must define either `text` or `fields` [json-pointer:/blocks/0]'],
    },
  });
  expect(await post({ text: 'x', metadata: { event_type: 'x' } })).toMatchObject({
    error: 'invalid_metadata_schema',
  });
  expect(slack.screen(id).channels[0]?.messages).toEqual([]);

  const { ts } = await post({ text: 'x'.repeat(40_000) });
  const update = async (text: string) =>
    (await call(slack, 'chat.update', { channel, ts, text })).answer['error'];
  expect(await update('x'.repeat(4001))).toBe('msg_too_long');
  expect(await update('x'.repeat(4000))).toBeUndefined();
});

test("only the bot's own messages can be changed", async () => {
  const slack = await startLocalSlackForTest();
  const { id, botChannel: channel } = slack.addUser(mia);
  await slack.write(id, 'Hello?');
  const [message] = slack.screen(id).channels[0]?.messages ?? [];
  expect(message).toMatchObject({ author: id, text: 'Hello?' });
  expect(
    (await call(slack, 'chat.update', { channel, ts: message?.ts, text: 'x' })).answer,
  ).toEqual({
    ok: false,
    error: 'cant_update_message',
  });
});

test('what is not simulated is refused, not ignored', async () => {
  const slack = await startLocalSlackForTest();
  const { botChannel: channel } = slack.addUser(mia);
  const { answer } = await call(slack, 'chat.postMessage', {
    channel,
    text: 'x',
    thread_ts: '1.1',
  });
  expect(answer).toMatchObject({
    error: 'not_simulated',
    response_metadata: {
      messages: ['[ERROR] The local Slack does not know the argument "thread_ts".'],
    },
  });
});

test('a home needs its tab, a direct message the messages tab', async () => {
  const slack = await startLocalSlackForTest({
    manifest: { ...permissiveManifest, features: { app_home: { messages_tab_enabled: false } } },
  });
  const { id } = slack.addUser(mia);
  const view = { type: 'home', blocks: [{ type: 'divider' }] };
  expect((await call(slack, 'views.publish', { user_id: id, view })).answer['error']).toBe(
    'not_enabled',
  );
  expect((await call(slack, 'chat.postMessage', { channel: id, text: 'x' })).answer['error']).toBe(
    'messages_tab_disabled',
  );
  expect((await call(slack, 'views.publish', { user_id: 'U0', view })).answer).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['invalid `user_id`'] },
  });
});

test('timestamps grow even when the clock goes back, and stay microseconds', async () => {
  const clock = createClock(new Date('2026-11-23T08:00:00Z'));
  const slack = await startLocalSlackForTest({ clock });
  const { botChannel: channel } = slack.addUser(mia);
  const post = async () =>
    String((await call(slack, 'chat.postMessage', { channel, text: 'x' })).answer['ts']);
  const first = await post();
  expect(first).toMatch(/^1795420800\.\d{6}$/);
  clock.moveTo(new Date('2026-11-16T08:00:00Z'));
  const second = await post();
  expect(second > first).toBe(true);
});

test('bodies that are no JSON, and too large ones, are refused', async () => {
  const slack = await startLocalSlackForTest();
  const post = (body: string) =>
    fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
      body,
    }).then((response) => response.json());
  expect(await post('{')).toEqual({ ok: false, error: 'invalid_json' });
  expect(await post(JSON.stringify({ text: 'x'.repeat(1_000_001) }))).toEqual({
    ok: false,
    error: 'invalid_json',
  });
});
