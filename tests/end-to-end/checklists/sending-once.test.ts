import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import type { Fault } from '#src/playground/slack/api.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { runBot, runJob, type RunningBot } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';

const MONDAY = '2025-11-24T08:05:00Z';

describe('every manager has exactly one message', () => {
  test('when two replicas tick at once', async () => {
    const { database, running, messages } = await threeManagers();
    const { slack, clock } = running;
    const second = await runBot(database, { at: MONDAY, slack, clock });
    await Promise.all([
      runJob(running.bot, 'send-checklists'),
      runJob(second.bot, 'send-checklists'),
      runJob(second.bot, 'send-checklists'),
    ]);
    // Who lost a race has another try at the next tick.
    await Promise.all([
      runJob(running.bot, 'send-checklists'),
      runJob(second.bot, 'send-checklists'),
    ]);
    expect(messages()).toEqual([1, 1, 1]);
  });

  test.each<[string, string, Fault]>([
    ['the answer to a post is lost', 'chat.postMessage', { kind: 'answer-lost' }],
    ['Slack answers 500', 'chat.postMessage', { kind: 'server-error' }],
    ['Slack asks to wait', 'chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 1 }],
  ])('when %s', async (_, method, fault) => {
    const { running, messages } = await threeManagers();
    running.slack.failNext(method, fault);
    await runJob(running.bot, 'send-checklists');
    await runJob(running.bot, 'send-checklists');
    await runJob(running.bot, 'send-checklists');
    expect(messages()).toEqual([1, 1, 1]);
  });

  test.each<[string, string, Fault]>([
    ['between claim and post', 'conversations.open', { kind: 'no-answer' }],
    ['between post and record', 'chat.postMessage', { kind: 'answer-late', milliseconds: 600_000 }],
  ])('when a process is killed %s', async (_, method, fault) => {
    const { running, messages, url } = await threeManagers();
    const { slack } = running;
    slack.failNext(method, fault);
    const child = sendInProcess(url, running);
    await hasCalled(running, method);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await runJob(running.bot, 'send-checklists');
    await runJob(running.bot, 'send-checklists');
    expect(messages()).toEqual([1, 1, 1]);
    // Several were under way at once, and each that was is looked for.
    expect(slack.calls('conversations.history').length).toBeGreaterThanOrEqual(1);
  });

  test('when one of them left Slack: the others still get theirs, and it waits for the next day', async () => {
    const { database, running, messages } = await threeManagers();
    const { slack } = running;
    slack.deactivateUser(slack.users()[0]?.id ?? '');
    await runJob(running.bot, 'send-checklists');
    await runJob(running.bot, 'send-checklists');
    expect(messages()).toEqual([0, 1, 1]);
    expect(
      await database
        .selectFrom('delivery')
        .select(['state', 'attempts', 'last_error'])
        .where('state', '<>', 'posted')
        .execute(),
    ).toEqual([{ state: 'claimed', attempts: 1, last_error: expect.any(String) }]);
  });
});

/** Three managers with a rep each, linked to Slack, on a Monday morning. */
async function threeManagers(): Promise<{
  database: Database;
  url: string;
  running: RunningBot;
  /** How many messages each has. */
  messages: () => number[];
}> {
  const { database, url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const names = ['Mia Keller', 'Tom Brandt', 'Zoe Adams'];
  for (const name of names) {
    const managerId = await addPerson(database, name);
    const rep = await addPerson(database, `Rep ${name}`, { managerId });
    await addSignal(database, rep, 'win-rate-fell');
  }
  await addExport(database, '2025-11-21');
  const running = await runBot(database, { at: MONDAY });
  const users = names.map((name) => running.join(name, 'Europe/London'));
  await runJob(running.bot, 'link-slack-accounts');
  const messages = () =>
    users.map(({ id }) => running.slack.screen(id).channels[0]?.messages.length ?? 0);
  return { database, url, running, messages };
}

function sendInProcess(url: string, { slack }: RunningBot): ChildProcess {
  const script = path.join(import.meta.dirname, '../../support/send-and-hang.ts');
  const args = [script, url, slack.apiUrl, slack.botToken, slack.signingSecret, MONDAY];
  return spawn(process.execPath, args, { stdio: 'inherit' });
}

async function hasCalled({ slack }: RunningBot, method: string): Promise<void> {
  while (slack.calls(method).length === 0) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
