import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { signatureHeaders } from '#src/playground/slack/bot/signature.ts';
import { mia, startBoltApp, startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { PATIENCE } from '#tests/support/patience.ts';

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A bot that answers Slack's challenge and otherwise with the statuses in turn; 0 never answers. */
async function startBareBot(...statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readText(request);
    if (body.includes('url_verification')) {
      response.end((JSON.parse(body) as { challenge: string }).challenge);
      return;
    }
    received.push({ headers: request.headers, body });
    const status = statuses.shift() ?? 200;
    if (status !== 0) response.writeHead(status).end();
  };
  const url = await listen(createServer((request, response) => void answer(request, response)));
  return { url, received };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('Bolt accepts what is signed with the secret, and nothing else, and nothing old', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  let commands = 0;
  const connect = vi.spyOn(slack, 'connectBot');
  await startBoltApp(slack, (app) => {
    app.command('/coach', async ({ ack }) => {
      commands += 1;
      await ack();
    });
  });
  await slack.command(id, '/coach');
  expect(commands).toBe(1);

  const { requestUrl = '' } = connect.mock.calls[0]?.[0] ?? {};
  const body = new URLSearchParams({ command: '/coach', user_id: id }).toString();
  const post = async (headers: Record<string, string>) =>
    (
      await fetch(requestUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      })
    ).status;
  const now = Math.floor(Date.now() / 1000);
  expect(await post(signatureHeaders('another secret', body))).toBe(401);
  expect(await post(signatureHeaders(slack.signingSecret, body, now - 301))).toBe(401);
  expect(await post(signatureHeaders(slack.signingSecret, `${body}&more=1`))).toBe(401);
  expect(await post({})).toBe(401);
  expect(commands).toBe(1);
  expect(await post(signatureHeaders(slack.signingSecret, body))).toBe(200);
  expect(commands).toBe(2);
});

test('a signature is the one that Slack documents', () => {
  const { 'x-slack-signature': signature } = signatureHeaders('secret', 'a=b', 1_531_420_618);
  const digest = createHmac('sha256', 'secret').update('v0:1531420618:a=b').digest('hex');
  expect(signature).toBe(`v0=${digest}`);
});

test('a bot that does not answer the challenge is not connected', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  const url = await listen(createServer((_, response) => response.end('hello')));
  await expect(slack.connectBot({ requestUrl: url })).rejects.toThrow('it sent something else');
  await expect(slack.connectBot({ requestUrl: 'http://127.0.0.1:9/' })).rejects.toThrow(
    'it could not be reached',
  );
  expect(await slack.command(id, '/coach')).toEqual({
    acknowledgedAfter: undefined,
    failure: 'The bot did not take the command: it is not connected.',
  });
});

test('what a person does is sent once, whatever the transport', async () => {
  const slack = await startLocalSlackForTest({ timing: { acknowledgement: 2_000 } });
  const { id } = slack.addUser(mia);
  const { url, received } = await startBareBot(0, 500, 200);
  await slack.connectBot({ requestUrl: url });
  const failures: unknown[] = [];
  for (let time = 1; time <= 3; time += 1)
    failures.push((await slack.command(id, '/coach')).failure);
  expect(failures).toEqual([
    'The bot did not take the command: it did not acknowledge in time.',
    'The bot did not take the command: it answered 500.',
    undefined,
  ]);
  expect(received).toHaveLength(3);
  expect(
    slack.deliveries().map(({ attempt, acknowledgedAfter }) => [attempt, acknowledgedAfter]),
  ).toEqual([
    [1, undefined],
    [1, undefined],
    [1, expect.any(Number)],
  ]);
});

test('an event is sent again until it is acknowledged, with the reason and the same id', async () => {
  const slack = await startLocalSlackForTest({
    timing: { acknowledgement: 2_000, eventRetries: [0, 5, 10] },
  });
  const { id } = slack.addUser(mia);
  const { url, received } = await startBareBot(0, 500, 200);
  await slack.connectBot({ requestUrl: url });
  expect((await slack.openHome(id)).failure).toMatch('did not acknowledge in time');
  await vi.waitFor(() => expect(received).toHaveLength(3), PATIENCE);
  expect(
    received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
  ).toEqual([
    [undefined, undefined],
    ['1', 'http_timeout'],
    ['2', 'http_error'],
  ]);
  const ids = received.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
  expect(new Set(ids).size).toBe(1);
  expect(slack.deliveries().map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
});

test('an event that nobody acknowledges is given up after the third repeat', async () => {
  const slack = await startLocalSlackForTest({ timing: { eventRetries: [0, 1, 1] } });
  const { id } = slack.addUser(mia);
  const { url, received } = await startBareBot(500, 500, 500, 500, 500);
  await slack.connectBot({ requestUrl: url });
  await slack.openHome(id);
  await vi.waitFor(() => expect(received).toHaveLength(4), PATIENCE);
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
  expect(received).toHaveLength(4);
});

test('an event that the app did not subscribe to is not sent', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  await slack.write(id, 'Hello?');
  expect(slack.deliveries()).toEqual([]);
});
