import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import {
  ana,
  eventually,
  mia,
  permissiveManifest,
  startBoltApp,
  startLocalSlackForTest,
} from '#tests/support/local-slack.ts';

const item: KnownBlock[] = [
  {
    type: 'section',
    block_id: 'item-1',
    text: { type: 'mrkdwn', text: '*1 · Ana*' },
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [
        { text: { type: 'plain_text', text: 'Snooze a week' }, value: 'snooze' },
        { text: { type: 'plain_text', text: 'Not an issue' }, value: 'dismiss' },
      ],
    },
  },
  {
    type: 'actions',
    block_id: 'item-1-buttons',
    elements: ['item-1', 'item-2'].map((value, index) => ({
      type: 'button',
      action_id: `done-${index}`,
      text: { type: 'plain_text', text: 'Done' },
      value,
    })),
  },
];

test('a click reaches the bot with its message, and the bot changes the message', async () => {
  const slack = await startLocalSlackForTest();
  const { id, botChannel } = slack.addUser(mia);
  const app = await startBoltApp(slack, (app) => {
    app.action('done-0', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions' || body.message === undefined) return;
      const by = `Done by <@${body.user.id}>`;
      const channel = body.channel?.id ?? '';
      await client.chat.update({ channel, ts: body.message.ts, text: by });
    });
  });
  const metadata = { event_type: 'checklist', event_payload: { delivery: 7 } };
  const text = 'Your week';
  const posted = await app.client.chat.postMessage({ channel: id, text, blocks: item, metadata });
  const place = { channel: botChannel, messageTs: posted.ts ?? '' };

  expect(await slack.click(id, place, { actionId: 'done-0' })).toMatchObject({
    failure: undefined,
    acknowledgedAfter: expect.any(Number),
  });
  expect(slack.deliveries().at(-1)?.payload).toMatchObject({
    type: 'block_actions',
    team: { id: slack.ids.team, domain: 'local' },
    user: { id, username: 'mia', team_id: slack.ids.team },
    api_app_id: slack.ids.app,
    container: {
      type: 'message',
      message_ts: posted.ts,
      channel_id: botChannel,
      is_ephemeral: false,
    },
    channel: { id: botChannel, name: 'directmessage' },
    message: { ts: posted.ts, text: 'Your week', bot_id: slack.ids.bot, blocks: item, metadata },
    state: { values: {} },
    response_url: expect.stringContaining(`${slack.url}/actions/`),
    trigger_id: expect.any(String),
    actions: [
      {
        type: 'button',
        action_id: 'done-0',
        block_id: 'item-1-buttons',
        value: 'item-1',
        text: { type: 'plain_text', text: 'Done' },
        action_ts: expect.any(String),
      },
    ],
  });
  const [shown] = await eventually(slack, () => {
    const { messages = [] } = slack.screen(id).channels[0] ?? {};
    return messages[0]?.edited === true ? messages : undefined;
  });
  expect(shown).toMatchObject({ text: `Done by <@${id}>`, blocks: [], metadata });
});

test('a choice in an overflow menu carries the option; two clicks are two payloads', async () => {
  const slack = await startLocalSlackForTest();
  const { id, botChannel } = slack.addUser(mia);
  const chosen: unknown[] = [];
  const app = await startBoltApp(slack, (app) => {
    app.action('more', async ({ ack, action }) => {
      await ack();
      chosen.push(action);
    });
  });
  const posted = await app.client.chat.postMessage({
    channel: id,
    text: 'Your week',
    blocks: item,
  });
  const place = { channel: botChannel, messageTs: posted.ts ?? '' };
  const more = { actionId: 'more', blockId: 'item-1' };
  await Promise.all([
    slack.choose(id, place, more, 'snooze'),
    slack.choose(id, place, more, 'snooze'),
  ]);
  const option = { text: { type: 'plain_text', text: 'Snooze a week' }, value: 'snooze' };
  expect(chosen).toMatchObject([{ selected_option: option }, { selected_option: option }]);
  const [first, second] = slack.deliveries().map(({ payload }) => payload['trigger_id']);
  expect(first).not.toBe(second);
});

test('an app without interactivity gets no clicks', async () => {
  const slack = await startLocalSlackForTest({
    manifest: { ...permissiveManifest, settings: { interactivity: { is_enabled: false } } },
  });
  const { id, botChannel } = slack.addUser(mia);
  const app = await startBoltApp(slack, () => {});
  const { ts = '' } = await app.client.chat.postMessage({ channel: id, text: 'x', blocks: item });
  const place = { channel: botChannel, messageTs: ts };
  expect((await slack.click(id, place, { actionId: 'done-0' })).failure).toMatch('not configured');
  expect(slack.deliveries()).toEqual([]);
});

test('a choice in a message comes with what its other fields hold', async () => {
  const slack = await startLocalSlackForTest();
  const { id, botChannel } = slack.addUser(mia);
  const app = await startBoltApp(slack, (app) => app.action(/./, ({ ack }) => ack()));
  const options = ['a', 'b'].map((value) => ({
    text: { type: 'plain_text' as const, text: value },
    value,
  }));
  const blocks: KnownBlock[] = [
    {
      type: 'actions',
      block_id: 'fields',
      elements: [
        {
          type: 'static_select',
          action_id: 'select',
          options,
          initial_option: options[0] as never,
        },
        { type: 'datepicker', action_id: 'date' },
      ],
    },
  ];
  const { ts = '' } = await app.client.chat.postMessage({ channel: id, text: 'x', blocks });
  await slack.choose(
    id,
    { channel: botChannel, messageTs: ts },
    { actionId: 'date' },
    '2026-11-30',
  );
  expect(slack.deliveries().at(-1)?.payload['state']).toEqual({
    values: {
      fields: {
        select: { type: 'static_select', selected_option: options[0] },
        date: { type: 'datepicker', selected_date: '2026-11-30' },
      },
    },
  });
});

test('nobody clicks what they cannot see', async () => {
  const slack = await startLocalSlackForTest();
  const { id, botChannel } = slack.addUser(mia);
  const other = slack.addUser(ana);
  const app = await startBoltApp(slack, () => {});
  const { ts = '' } = await app.client.chat.postMessage({ channel: id, text: 'x', blocks: item });
  const place = { channel: botChannel, messageTs: ts };
  await expect(slack.click(other.id, place, { actionId: 'done-0' })).rejects.toThrow(/sees no/);
  await expect(slack.click(id, place, { actionId: 'fly' })).rejects.toThrow(/0 elements fit/);
});

test('an ephemeral message is shown to one person and changed by its response_url alone', async () => {
  const slack = await startLocalSlackForTest();
  const { id, botChannel } = slack.addUser(mia);
  const other = slack.addUser(ana);
  await startBoltApp(slack, (app) => {
    app.command('/coach', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Your team', blocks: item });
    });
    app.action('done-0', async ({ ack, respond, body, client }) => {
      await ack();
      if (body.type !== 'block_actions') return;
      const { message_ts: ts = '', channel_id: channel = '' } = body.container;
      await expect(client.chat.update({ channel, ts, text: 'x' })).rejects.toThrow(
        'message_not_found',
      );
      await respond({ replace_original: true, text: 'All done' });
    });
    app.action('done-1', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const messages = () => slack.screen(id).channels[0]?.messages ?? [];

  await slack.command(id, '/coach', 'help');
  const shown = await eventually(slack, () => messages()[0]);
  expect(shown).toMatchObject({ ephemeral: true, text: 'Your team', blocks: item });
  expect(slack.screen(other.id).channels[0]?.messages).toEqual([]);

  const place = { channel: botChannel, messageTs: shown.ts };
  await slack.click(id, place, { actionId: 'done-0' });
  await eventually(slack, () => messages().find(({ text }) => text === 'All done'));
  expect(slack.deliveries().at(-1)?.payload['message']).toBeUndefined();

  await slack.command(id, '/coach');
  const again = await eventually(slack, () => messages()[1]);
  await slack.click(id, { ...place, messageTs: again.ts }, { actionId: 'done-1' });
  await eventually(slack, () => (messages().length === 1 ? true : undefined));
});

test('a response_url works five times', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  await startBoltApp(slack, (app) => app.command('/coach', ({ ack }) => ack()));
  await slack.command(id, '/coach');
  const url = String(slack.deliveries().at(-1)?.payload['response_url']);
  const post = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
  expect((await post({ text: '' })).status).toBe(400);
  expect((await post({ text: 'x', blocks: [{ type: 'section' }] })).status).toBe(400);
  for (let use = 1; use <= 5; use += 1) expect((await post({ text: `use ${use}` })).ok).toBe(true);
  const late = await post({ text: 'once more' });
  expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
  expect(slack.screen(id).channels[0]?.messages).toHaveLength(5);
});

test('a command may be answered with its acknowledgement, in a channel for everybody there', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  const other = slack.addUser(ana);
  await startBoltApp(slack, (app) =>
    app.command('/coach', async ({ ack, command }) => {
      if (command.text === 'loud') await ack({ response_type: 'in_channel', text: 'For all' });
      else await ack('For you');
    }),
  );
  const general = slack.screen(id).channels[1]?.id;
  await slack.command(id, '/coach', 'quiet', general);
  await slack.command(id, '/coach', 'loud', general);
  const texts = (user: string) => slack.screen(user).channels[1]?.messages.map(({ text }) => text);
  expect(texts(id)).toEqual(['For you', 'For all']);
  expect(texts(other.id)).toEqual(['For all']);
  expect(slack.deliveries()[0]?.payload).toMatchObject({
    channel_id: general,
    channel_name: 'general',
  });
});

test('a command carries mentions as Slack writes them', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  const rep = slack.addUser(ana);
  const longer = slack.addUser({ ...ana, name: 'Ana Lopez-Ruiz', email: 'ana.ruiz@example.com' });
  await startBoltApp(slack, (app) => app.command('/coach', ({ ack }) => ack()));
  const sent = async (typed: string) => {
    await slack.command(id, '/coach', typed);
    return slack.deliveries().at(-1)?.payload['text'];
  };
  expect(await sent('log @ana')).toBe(`log <@${rep.id}|ana>`);
  expect(await sent('@Ana Lopez please')).toBe(`<@${rep.id}|ana> please`);
  expect(await sent('@ana lopez-ruiz, @ana')).toBe(`<@${longer.id}|ana.ruiz>, <@${rep.id}|ana>`);
  expect(await sent('mail ana@example.com @nobody @anastasia')).toBe(
    'mail ana@example.com @nobody @anastasia',
  );
  expect(await sent('a < b & <@U1>')).toBe('a &lt; b &amp; &lt;@U1&gt;');
});

test('a command that the app does not have never reaches the bot', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  expect(await slack.command(id, '/couch')).toEqual({
    acknowledgedAfter: undefined,
    failure: '/couch is not a valid command.',
  });
  expect(slack.deliveries()).toEqual([]);
});
