import { LogLevel, WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { LocalSlack } from '#src/playground/slack/api.ts';
import { mia, quickRetries, startLocalSlackForTest } from '#tests/support/local-slack.ts';

const client = (slack: LocalSlack, options: object = {}) =>
  new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: quickRetries,
    logLevel: LogLevel.ERROR,
    ...options,
  });

const texts = (slack: LocalSlack, userId: string) =>
  slack.screen(userId).channels[0]?.messages.map(({ text }) => text);

test('429 with Retry-After, which the client obeys', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  slack.failNext('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 1 });
  const start = performance.now();
  await client(slack).chat.postMessage({ channel: id, text: 'x' });
  expect(performance.now() - start).toBeGreaterThanOrEqual(995);
  expect(slack.calls().map(({ outcome }) => outcome)).toEqual(['rate-limited', 'ok']);
  expect(texts(slack, id)).toEqual(['x']);
});

test('500, as often as wished, and only of that method', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  slack.failNext('chat.postMessage', { kind: 'server-error' }, 3);
  const once = client(slack, { retryConfig: { retries: 0 } });
  for (let time = 1; time <= 3; time += 1)
    await expect(once.chat.postMessage({ channel: id, text: 'x' })).rejects.toThrow('500');
  await once.auth.test();
  await once.chat.postMessage({ channel: id, text: 'x' });
  expect(texts(slack, id)).toEqual(['x']);
});

test('any error of Slack', async () => {
  const slack = await startLocalSlackForTest();
  slack.failNext('*', { kind: 'refused', error: 'account_inactive' });
  await expect(client(slack).auth.test()).rejects.toThrow('account_inactive');
  expect(slack.calls()).toMatchObject([{ method: 'auth.test', outcome: 'refused' }]);
});

test('no answer at all: nothing was done', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  slack.failNext('chat.postMessage', { kind: 'no-answer' });
  const impatient = client(slack, { timeout: 50, retryConfig: { retries: 0 } });
  await expect(impatient.chat.postMessage({ channel: id, text: 'x' })).rejects.toThrow(/timeout/);
  expect(texts(slack, id)).toEqual([]);
});

test('a lost answer: it was done, and a client that tries again does it twice', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  slack.failNext('chat.postMessage', { kind: 'answer-lost' });
  const once = client(slack, { retryConfig: { retries: 0 } });
  await expect(once.chat.postMessage({ channel: id, text: 'once' })).rejects.toThrow(
    'fetch failed',
  );
  expect(texts(slack, id)).toEqual(['once']);
  slack.failNext('chat.postMessage', { kind: 'answer-lost' });
  await client(slack).chat.postMessage({ channel: id, text: 'twice' });
  expect(texts(slack, id)).toEqual(['once', 'twice', 'twice']);
});

test('a late answer: it is done at once, answered later', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  slack.failNext('chat.postMessage', { kind: 'answer-late', milliseconds: 1_000 });
  const start = performance.now();
  let isAnswered = false;
  const posting = client(slack)
    .chat.postMessage({ channel: id, text: 'x' })
    .then(() => (isAnswered = true));
  await expect.poll(() => texts(slack, id)).toEqual(['x']);
  expect(isAnswered).toBe(false);
  await posting;
  expect(performance.now() - start).toBeGreaterThanOrEqual(995);
});
