import { LogLevel, WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import { ana, mia, permissiveManifest, quickRetries } from '#tests/support/local-slack.ts';

/*
 * The same expectations of the local Slack and of emulate, which others wrote after Slack's documentation: so the local
 * Slack cannot drift to suit the bot. Where the two differ, the documentation decides; those cases are at the end.
 */

interface Implementation {
  readonly apiUrl: string;
  readonly token: string;
  /** A token with `chat:write` alone. */
  readonly weakToken: string;
  readonly weakApiUrl: string;
}

const implementations = [
  { name: 'the local Slack', start: startLocal },
  { name: 'emulate', start: startEmulated },
];

describe.each(implementations)('$name', ({ start }) => {
  let slack: Implementation;
  let client: WebClient;

  beforeAll(async () => {
    const started = await start();
    slack = started;
    client = clientOf(slack.apiUrl, slack.token);
    return started.close;
  });

  const idOf = async (email: string) => {
    const { user } = await client.users.lookupByEmail({ email });
    return user?.id ?? expect.fail(`no user for ${email}`);
  };

  const openDirectMessage = async (email: string) => {
    const { channel } = await client.conversations.open({ users: await idOf(email) });
    return channel?.id ?? expect.fail(`no direct message for ${email}`);
  };

  test('auth.test names the bot, its user and its workspace', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      url: expect.stringMatching(/^https:\/\/.*\/$/),
      team: expect.any(String),
      user: 'frontline',
      team_id: expect.stringMatching(/^T/),
      user_id: expect.stringMatching(/^[UW]/),
      bot_id: expect.stringMatching(/^B/),
    });
  });

  test('no token is not_authed', async () => {
    expect(await errorOf(clientOf(slack.apiUrl, '').auth.test())).toMatchObject({
      error: 'not_authed',
    });
  });

  test('a missing scope is named with the ones granted', async () => {
    const weak = clientOf(slack.weakApiUrl, slack.weakToken);
    expect(await errorOf(weak.users.info({ user: 'U0' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write',
    });
  });

  test('users.lookupByEmail and users.info show the same person', async () => {
    const { user } = await client.users.lookupByEmail({ email: mia.email });
    expect(user).toMatchObject({
      id: expect.stringMatching(/^[UW][A-Z0-9]+$/),
      name: 'mia',
      real_name: mia.name,
      deleted: false,
      is_bot: false,
      profile: { email: mia.email, real_name: mia.name },
    });
    expect((await client.users.info({ user: user?.id ?? '' })).user).toEqual(user);
  });

  test('users.list pages through everyone, the bot included', async () => {
    const names: unknown[] = [];
    for await (const page of client.paginate('users.list', { limit: 2 })) {
      const { members } = page as unknown as { members: { real_name: string }[] };
      expect(members.length).toBeLessThanOrEqual(2);
      names.push(...members.map((member) => member.real_name));
    }
    expect(names).toEqual(expect.arrayContaining([mia.name, ana.name, 'Frontline']));
    expect(new Set(names).size).toBe(names.length);
  });

  test('unknown people have their two errors', async () => {
    expect(await errorOf(client.users.info({ user: 'U0NOBODY' }))).toMatchObject({
      error: 'user_not_found',
    });
    expect(await errorOf(client.users.lookupByEmail({ email: 'no@example.com' }))).toMatchObject({
      error: 'users_not_found',
    });
  });

  test('conversations.open gives a direct message, the same each time', async () => {
    const users = await idOf(ana.email);
    const first = await client.conversations.open({ users });
    expect(first.channel?.id).toMatch(/^D[A-Z0-9]+$/);
    expect(first.already_open).toBeUndefined();
    expect(await client.conversations.open({ users })).toMatchObject({
      no_op: true,
      already_open: true,
      channel: { id: first.channel?.id },
    });
  });

  test('conversations.open refuses nobody and strangers', async () => {
    expect(await errorOf(client.apiCall('conversations.open'))).toMatchObject({
      error: 'users_list_not_supplied',
    });
    expect(await errorOf(client.conversations.open({ users: 'U0NOBODY' }))).toMatchObject({
      error: 'user_not_found',
    });
  });

  test('a posted message is in the history with its blocks and metadata', async () => {
    const channel = await openDirectMessage(mia.email);
    const metadata = { event_type: 'weekly', event_payload: { delivery: 'd-1' } };
    const blocks = [{ type: 'divider', block_id: 'line' }];
    const posted = await client.chat.postMessage({ channel, text: 'Your week', blocks, metadata });
    expect(posted).toMatchObject({ channel, ts: expect.stringMatching(/^\d{10}\.\d{6}$/) });
    const { user_id: user } = await client.auth.test();
    const said = { type: 'message', user, text: 'Your week', ts: posted.ts, blocks, metadata };
    expect(posted.message).toMatchObject(said);
    const { messages } = await client.conversations.history({
      channel,
      include_all_metadata: true,
      limit: 1,
    });
    expect(messages).toMatchObject([said]);
  });

  test('a user id stands for the direct message', async () => {
    const posted = await client.chat.postMessage({ channel: await idOf(mia.email), text: 'Hello' });
    expect(posted.channel).toBe(await openDirectMessage(mia.email));
  });

  test('each message is later than the one before, and the history shows the newest first', async () => {
    const channel = await openDirectMessage(ana.email);
    const sent: unknown[] = [];
    for (const text of ['one', 'two', 'three'])
      sent.unshift((await client.chat.postMessage({ channel, text })).ts);
    const first = await client.conversations.history({ channel, limit: 2 });
    const rest = await client.conversations.history({
      channel,
      limit: 2,
      cursor: first.response_metadata?.next_cursor ?? '',
    });
    expect([first.has_more, rest.has_more]).toEqual([true, false]);
    const read = [first, rest].flatMap((page) => page.messages?.map(({ ts }) => ts));
    expect(read).toEqual(sent);
  });

  test('chat.update changes the message and keeps its place', async () => {
    const channel = await openDirectMessage(mia.email);
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'before' });
    expect(await client.chat.update({ channel, ts, text: 'after' })).toMatchObject({
      channel,
      ts,
      text: 'after',
    });
    const { messages } = await client.conversations.history({ channel, limit: 1 });
    expect(messages).toMatchObject([{ ts, text: 'after', edited: { ts: expect.any(String) } }]);
  });

  test('chat.update with text alone removes the blocks, with blocks alone it keeps the text', async () => {
    const channel = await openDirectMessage(mia.email);
    const blocks = [{ type: 'divider', block_id: 'line' }];
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'text', blocks });
    const newest = async () =>
      (await client.conversations.history({ channel, limit: 1 })).messages?.[0];
    await client.apiCall('chat.update', { channel, ts, blocks: [...blocks, { type: 'divider' }] });
    expect(await newest()).toMatchObject({ text: 'text', blocks: [{ type: 'divider' }, {}] });
    await client.chat.update({ channel, ts, text: 'text' });
    expect((await newest())?.blocks).toBeUndefined();
  });

  test('a message that is not there cannot be changed', async () => {
    const channel = await openDirectMessage(mia.email);
    expect(
      await errorOf(client.chat.update({ channel, ts: '1000000000.000001', text: 'x' })),
    ).toMatchObject({ error: 'message_not_found' });
  });

  test('an unknown channel is channel_not_found, a message of nothing no_text', async () => {
    expect(
      await errorOf(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' })),
    ).toMatchObject({ error: 'channel_not_found' });
    expect(await errorOf(client.conversations.history({ channel: 'C0NOWHERE' }))).toMatchObject({
      error: 'channel_not_found',
    });
    const channel = await openDirectMessage(mia.email);
    expect(await errorOf(client.chat.postMessage({ channel, text: '' }))).toMatchObject({
      error: 'no_text',
    });
  });

  test('an ephemeral message is in no history', async () => {
    const channel = await openDirectMessage(mia.email);
    const user = await idOf(mia.email);
    const { message_ts } = await client.chat.postEphemeral({ channel, user, text: 'For you' });
    expect(message_ts).toMatch(/^\d{10}\.\d{6}$/);
    const { messages = [] } = await client.conversations.history({ channel });
    expect(messages.map(({ ts }) => ts)).not.toContain(message_ts);
  });

  test('a home is published, published again, and refused with an old hash', async () => {
    const user_id = await idOf(mia.email);
    const view = { type: 'home' as const, blocks: [{ type: 'divider', block_id: 'line' }] };
    const first = (await client.views.publish({ user_id, view })).view;
    expect(first).toMatchObject({
      id: expect.stringMatching(/^V/),
      ...view,
      private_metadata: '',
      callback_id: '',
      state: { values: {} },
      root_view_id: first?.id,
    });
    const again = (await client.views.publish({ user_id, view, hash: first?.hash ?? '' })).view;
    expect(again?.id).toBe(first?.id);
    expect(
      await errorOf(client.views.publish({ user_id, view, hash: first?.hash ?? '' })),
    ).toMatchObject({ error: 'hash_conflict' });
  });

  test('a view that is not there and a trigger that never was are refused', async () => {
    const title = { type: 'plain_text' as const, text: 'Title' };
    const view = { type: 'modal' as const, title, blocks: [{ type: 'divider' }] };
    expect(await errorOf(client.views.update({ view_id: 'V0NONE', view }))).toMatchObject({
      error: 'not_found',
    });
    expect(await errorOf(client.views.open({ trigger_id: '1.2.abc', view }))).toMatchObject({
      error: 'invalid_trigger_id',
    });
  });
});

describe('where the documentation decides against emulate', () => {
  test('an unknown token is invalid_auth (emulate accepts any as its administrator)', async () => {
    const { apiUrl } = await startLocalForTest();
    expect(await errorOf(clientOf(apiUrl, 'xoxb-forged').auth.test())).toMatchObject({
      error: 'invalid_auth',
    });
  });

  test('an unknown method is unknown_method (emulate answers 404)', async () => {
    const { client } = await startLocalForTest();
    expect(await errorOf(client.apiCall('chat.explode'))).toMatchObject({
      error: 'unknown_method',
      req_method: 'chat.explode',
    });
  });

  test('without include_all_metadata only the type of the metadata (emulate: all)', async () => {
    const { client } = await startLocalForTest();
    const { user } = await client.users.lookupByEmail({ email: mia.email });
    const metadata = { event_type: 'weekly', event_payload: { delivery: 'd-1' } };
    const posted = await client.chat.postMessage({ channel: user?.id ?? '', text: 'x', metadata });
    const { messages } = await client.conversations.history({ channel: posted.channel ?? '' });
    expect(messages?.[0]?.metadata).toEqual({ event_type: 'weekly' });
  });

  test('oldest and latest bound the history, inclusive or not (emulate ignores them)', async () => {
    const { client } = await startLocalForTest();
    const { user } = await client.users.lookupByEmail({ email: mia.email });
    const sent: string[] = [];
    for (const text of ['one', 'two', 'three'])
      sent.push((await client.chat.postMessage({ channel: user?.id ?? '', text })).ts ?? '');
    const { channel } = await client.conversations.open({ users: user?.id ?? '' });
    const read = async (bounds: object) =>
      (await client.conversations.history({ channel: channel?.id ?? '', ...bounds })).messages?.map(
        ({ text }) => text,
      );
    const [one, two] = sent;
    expect(await read({ oldest: two })).toEqual(['three']);
    expect(await read({ oldest: two, inclusive: true })).toEqual(['three', 'two']);
    expect(await read({ oldest: one, latest: two, inclusive: true })).toEqual(['two', 'one']);
    expect(await errorOf(read({ oldest: 'yesterday' }))).toMatchObject({
      error: 'invalid_ts_oldest',
    });
  });

  test('a channel that the bot is not in is not_in_channel (emulate lets it write)', async () => {
    const { client } = await startLocalForTest();
    expect(
      await errorOf(client.chat.postMessage({ channel: 'C00000001', text: 'x' })),
    ).toMatchObject({ error: 'not_in_channel' });
  });

  test('an update in an unknown channel is channel_not_found (emulate: message_not_found)', async () => {
    const { client } = await startLocalForTest();
    expect(
      await errorOf(client.chat.update({ channel: 'D0', ts: '1000000000.000001', text: 'x' })),
    ).toMatchObject({ error: 'channel_not_found' });
  });
});

async function startLocalForTest(): Promise<Implementation & { client: WebClient }> {
  const local = await startLocal();
  onTestFinished(local.close);
  return { ...local, client: clientOf(local.apiUrl, local.token) };
}

async function startLocal(): Promise<Implementation & { close: () => Promise<void> }> {
  const slack = await startLocalSlack({ manifest: permissiveManifest });
  const weak = await startLocalSlack({
    manifest: { ...permissiveManifest, oauth_config: { scopes: { bot: ['chat:write'] } } },
  });
  slack.addUser(mia);
  slack.addUser(ana);
  return {
    apiUrl: slack.apiUrl,
    token: slack.botToken,
    weakToken: weak.botToken,
    weakApiUrl: weak.apiUrl,
    async close() {
      await slack.close();
      await weak.close();
    },
  };
}

async function startEmulated(): Promise<Implementation & { close: () => Promise<void> }> {
  const bot = { app_id: 'A1', bot_id: 'B1', bot_user_id: 'U1' };
  const token = { ...bot, user_id: bot.bot_user_id };
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        users: [mia, ana].map(({ name, email }) => ({
          name: email.replace('@example.com', ''),
          real_name: name,
          email,
        })),
        oauth_apps: [
          {
            ...bot,
            client_id: '1.1',
            client_secret: 'secret',
            name: 'Frontline',
            redirect_uris: [],
            bot_name: 'frontline',
          },
        ],
        tokens: [
          { ...token, token: 'xoxb-full', scopes: permissiveManifest.oauth_config?.scopes?.bot },
          { ...token, token: 'xoxb-weak', scopes: ['chat:write'] },
        ],
        strict_scopes: true,
      },
    },
  });
  const apiUrl = `${emulator.url}/api/`;
  return {
    apiUrl,
    token: 'xoxb-full',
    weakToken: 'xoxb-weak',
    weakApiUrl: apiUrl,
    close: () => emulator.close(),
  };
}

function clientOf(slackApiUrl: string, token: string): WebClient {
  return new WebClient(token, { slackApiUrl, retryConfig: quickRetries, logLevel: LogLevel.ERROR });
}

/** What Slack answered to a call that must fail. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.fail('Slack took the call'),
    (error: { data?: unknown }) => error.data ?? error,
  );
}
