import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import {
  eventually,
  mia,
  startLocalSlackForTest,
  startSocketModeApp,
} from '#tests/support/local-slack.ts';
import { PATIENCE } from '#tests/support/patience.ts';

const modal = {
  type: 'modal' as const,
  callback_id: 'log',
  title: { type: 'plain_text' as const, text: 'Log' },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'notes',
      label: { type: 'plain_text' as const, text: 'Notes' },
      element: { type: 'plain_text_input' as const, action_id: 'typed' },
    },
  ],
};

test('commands, submissions with their answer and events go over the socket', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  const opened: string[] = [];
  await startSocketModeApp(slack, (app) => {
    app.command('/coach', async ({ ack, client, command }) => {
      await ack('One moment');
      await client.views.open({ trigger_id: command.trigger_id, view: modal });
    });
    app.view('log', async ({ ack, view }) => {
      const notes = view.state.values['notes']?.['typed']?.value ?? '';
      if (notes.length < 3) await ack({ response_action: 'errors', errors: { notes: 'More.' } });
      else await ack();
    });
    app.event('app_home_opened', async ({ event }) => {
      opened.push(event.tab ?? '');
    });
  });
  expect(await slack.command(id, '/coach')).toMatchObject({
    failure: undefined,
    acknowledgedAfter: expect.any(Number),
  });
  expect(slack.screen(id).channels[0]?.messages).toMatchObject([
    { text: 'One moment', ephemeral: true },
  ]);
  const { id: viewId } = await eventually(slack, () => slack.screen(id).modals[0]);
  expect((await slack.submitView(id, viewId, { notes: 'x' })).errors).toEqual({ notes: 'More.' });
  expect((await slack.submitView(id, viewId, { notes: 'enough' })).errors).toEqual({});
  expect(slack.screen(id).modals).toEqual([]);
  await slack.openHome(id);
  expect(opened).toEqual(['home']);
});

test('a bot that is asked to refresh its connection comes back', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  await startSocketModeApp(slack, (app) => app.command('/coach', ({ ack }) => ack()), 1_000);
  slack.refreshSockets();
  await vi.waitFor(() => expect(slack.calls('apps.connections.open')).toHaveLength(2), PATIENCE);
  await vi.waitFor(
    async () => expect((await slack.command(id, '/coach')).failure).toBeUndefined(),
    PATIENCE,
  );
});

test('an event is sent again with its number when the socket does not acknowledge', async () => {
  const slack = await startLocalSlackForTest({
    timing: { acknowledgement: 50, eventRetries: [0, 1, 1] },
  });
  const { id } = slack.addUser(mia);
  const socket = new WebSocket(await socketUrl(slack));
  const received: {
    type: string;
    retry_attempt?: number;
    retry_reason?: string;
    accepts_response_payload?: boolean;
  }[] = [];
  socket.on('message', (data: Buffer) => {
    received.push(JSON.parse(data.toString()) as (typeof received)[number]);
  });
  await vi.waitFor(
    () => expect(received).toMatchObject([{ type: 'hello', num_connections: 1 }]),
    PATIENCE,
  );
  expect((await slack.openHome(id)).failure).toMatch('did not acknowledge in time');
  await vi.waitFor(() => expect(received).toHaveLength(5), PATIENCE);
  expect(
    received.slice(1).map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason]),
  ).toEqual([
    [0, ''],
    [1, 'http_timeout'],
    [2, 'http_timeout'],
    [3, 'http_timeout'],
  ]);
});

test('a connection that closes does not take what was sent over it', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  const socket = new WebSocket(await socketUrl(slack));
  await once(socket, 'message');
  const command = slack.command(id, '/coach');
  socket.terminate();
  expect((await command).failure).toBe('The bot did not take the command: its connection closed.');
});

test('an address is good for one connection, and ten connections are enough', async () => {
  const slack = await startLocalSlackForTest();
  const url = await socketUrl(slack);
  const first = await firstMessage(new WebSocket(url));
  expect(first).toMatchObject({ type: 'hello' });
  await expect(firstMessage(new WebSocket(url))).rejects.toThrow('401');
  for (let number = 2; number <= 10; number += 1)
    expect(await firstMessage(new WebSocket(await socketUrl(slack)))).toMatchObject({
      num_connections: number,
    });
  expect(await firstMessage(new WebSocket(await socketUrl(slack)))).toMatchObject({
    type: 'disconnect',
    reason: 'too_many_websockets',
  });
});

async function socketUrl({
  apiUrl,
  appToken,
}: {
  apiUrl: string;
  appToken: string;
}): Promise<string> {
  const response = await fetch(`${apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${appToken}` },
  });
  return ((await response.json()) as { url: string }).url;
}

function firstMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString())));
    socket.once('error', reject);
  });
}
