import { request } from 'node:http';
import { expect, test } from 'vitest';
import { createClock } from '#src/playground/slack/clock.ts';
import {
  ana,
  eventually,
  mia,
  startBoltApp,
  startLocalSlackForTest,
} from '#tests/support/local-slack.ts';

test('where the wished port is in use, another is chosen', async () => {
  const first = await startLocalSlackForTest();
  const taken = Number(new URL(first.url).port);
  const second = await startLocalSlackForTest({ port: taken });
  expect(second.url).not.toBe(first.url);
  expect((await fetch(`${second.apiUrl}auth.test`, { method: 'POST' })).ok).toBe(true);
  await second.close();
});

test('it answers under the names of this machine only', async () => {
  const slack = await startLocalSlackForTest({ pages: (_, response) => response.end('page') });
  const { port } = new URL(slack.url);
  const statusFor = (host: string) =>
    new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await statusFor(`127.0.0.1:${port}`)).toBe(200);
  expect(await statusFor(`localhost:${port}`)).toBe(200);
  expect(await statusFor('evil.example')).toBe(403);
  expect(await statusFor('127.0.0.1.evil.example')).toBe(403);
});

test('what Slack has no path for goes to the pages', async () => {
  const slack = await startLocalSlackForTest({
    pages: (request, response) => response.end(`page ${request.url}`),
  });
  expect(await (await fetch(`${slack.url}/people/mia`)).text()).toBe('page /people/mia');
  const bare = await startLocalSlackForTest();
  expect((await fetch(bare.url)).status).toBe(404);
});

test('a mistake in the pages is shown, and the server lives on', async () => {
  const slack = await startLocalSlackForTest({
    pages: () => {
      throw new Error('a mistake');
    },
  });
  const response = await fetch(slack.url);
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining('a mistake'),
  ]);
  expect((await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })).ok).toBe(true);
});

test('a restart loses nothing that people see', async () => {
  const before = await startLocalSlackForTest({
    clock: createClock(new Date('2026-11-23T07:00:00Z')),
  });
  const { id, botChannel } = before.addUser(mia);
  before.addUser(ana);
  const register = (app: Parameters<Parameters<typeof startBoltApp>[1]>[0]) => {
    app.command('/coach', async ({ ack, client, command }) => {
      await ack('Here');
      await client.chat.postMessage({
        channel: command.user_id,
        text: 'Your week',
        blocks: [{ type: 'divider' }],
        metadata: { event_type: 'checklist', event_payload: { delivery: 1 } },
      });
      await client.views.publish({
        user_id: command.user_id,
        view: { type: 'home', blocks: [{ type: 'divider' }] },
      });
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
    app.view('log', ({ ack }) => ack());
  };
  const view = {
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
  await startBoltApp(before, register);
  await before.command(id, '/coach');
  const open = await eventually(before, () => before.screen(id).modals[0]);
  before.type(id, open.id, { notes: 'half a sentence' });
  const screen = before.screen(id);
  const state = JSON.parse(JSON.stringify(before.snapshot())) as ReturnType<typeof before.snapshot>;
  await before.close();

  const after = await startLocalSlackForTest({ state });
  expect(JSON.stringify(after.screen(id))).toBe(JSON.stringify(screen));
  expect(after.users()).toEqual(before.users());
  expect(after.addUser(mia).id).toBe(id);
  const app = await startBoltApp(after, register);
  expect((await after.submitView(id, open.id)).errors).toEqual({});
  expect(after.screen(id).modals).toEqual([]);
  const { messages } = await app.client.conversations.history({
    channel: botChannel,
    include_all_metadata: true,
  });
  expect(messages).toMatchObject([
    { text: 'Your week', metadata: { event_payload: { delivery: 1 } } },
  ]);
  const next = await app.client.chat.postMessage({ channel: id, text: 'Later' });
  expect((next.ts ?? '') > (messages?.[0]?.ts ?? '')).toBe(true);
});

test('a snapshot of another version is refused', async () => {
  const state = { ...(await startLocalSlackForTest()).snapshot(), version: 0 };
  await expect(startLocalSlackForTest({ state })).rejects.toThrow('is of version 0');
});

test('a snapshot is a copy', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  const state = slack.snapshot();
  await slack.write(id, 'later');
  expect(state.messages).toEqual({});
});

test('a screen is streamed now and after every change, to whom it concerns', async () => {
  const slack = await startLocalSlackForTest({
    pages: (_, response) => slack.streamScreen(id, response),
  });
  const { id } = slack.addUser(mia);
  const other = slack.addUser(ana);
  const { body, headers } = await fetch(slack.url);
  expect(headers.get('content-type')).toBe('text/event-stream');
  const reader = (body as ReadableStream).pipeThrough(new TextDecoderStream()).getReader();
  const nextMessages = async () => {
    const { value = '' } = await reader.read();
    expect(value).toMatch(/^data: .*\n\n$/);
    const screen = JSON.parse(value.slice('data: '.length)) as ReturnType<typeof slack.screen>;
    return screen.channels[0]?.messages.map(({ text }) => text);
  };
  expect(await nextMessages()).toEqual([]);
  await slack.write(other.id, 'not for Mia');
  await new Promise(setImmediate);
  await slack.write(id, 'one');
  expect(await nextMessages()).toEqual(['one']);
  await slack.write(id, 'two');
  expect(await nextMessages()).toEqual(['one', 'two']);
  await reader.cancel();
});
