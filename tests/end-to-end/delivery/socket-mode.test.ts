import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { eventually, startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { readManifest, runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';
import { PATIENCE } from '#tests/support/patience.ts';

const db = useTestDatabase();

test('in Socket Mode a checklist is sent, answered and logged from, also after Slack renews the connection', async () => {
  const { database } = db();
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addSignal(database, ana, 'win-rate-fell');
  await addExport(database, '2025-11-21');
  const { bot, slack, join } = await runBot(database, {
    at: '2025-11-24T07:05:00Z',
    transport: 'socket',
  });
  expect(bot.port).toBeUndefined();
  const user = join('Mia Keller', 'Europe/Berlin');
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  const message = () => slack.screen(user.id).channels[0]?.messages[0];
  const item = message()?.blocks.find((block) => JSON.stringify(block).includes('"log-item"'));

  slack.refreshSockets();
  let reaction = await slack.command(user.id, '/coach', 'Ana');
  for (let tries = 1; reaction.failure !== undefined && tries < PATIENCE / 100; tries += 1) {
    await setTimeout(100);
    reaction = await slack.command(user.id, '/coach', 'Ana');
  }
  expect(reaction.failure).toBeUndefined();
  await eventually(slack, () => slack.screen(user.id).channels[0]?.messages[1]);

  const place = { channel: user.botChannel, messageTs: message()?.ts ?? '' };
  await slack.click(user.id, place, { actionId: 'log-item', blockId: item?.block_id ?? '' });
  const modal = await eventually(slack, () => slack.screen(user.id).modals.at(-1));
  const saved = await slack.submitView(user.id, modal.id, { notes: 'A good talk' });
  expect(saved).toMatchObject({ errors: {}, failure: undefined });
  expect(
    await database.selectFrom('one_on_one').select(['rep_id', 'manager_id', 'held_on']).execute(),
  ).toEqual([{ rep_id: ana, manager_id: mia, held_on: '2025-11-24' }]);
});

test.for([
  ['a network that is broken', ''],
  ['a refusal, as while a workspace is moved', '{"ok":false,"error":"account_inactive"}'],
])('%s ends when Slack is back, and nothing of the bot ends with it', async ([, answer]) => {
  const { database } = await freshDatabase();
  await addPerson(database, 'Mia Keller');
  const slack = await startLocalSlackForTest({ manifest: await readManifest() });
  const way = await wayTo(new URL(slack.apiUrl), answer ?? '');
  const { join } = await runBot(database, {
    at: '2025-11-24T07:05:00Z',
    transport: 'socket',
    slack,
    apiUrl: way.url,
  });
  const user = join('Mia Keller', 'Europe/Berlin');
  expect((await slack.command(user.id, '/coach', 'help')).failure).toBeUndefined();

  way.close();
  slack.refreshSockets();
  await vi.waitFor(() => expect(way.refused()).toBeGreaterThan(1), PATIENCE);
  expect((await slack.command(user.id, '/coach', 'help')).failure).toBeDefined();
  way.open();
  await vi.waitFor(async () => {
    expect((await slack.command(user.id, '/coach', 'help')).failure).toBeUndefined();
  }, PATIENCE);
});

/** A way to Slack's API that can be closed: from then on calls get this answer or, where it is empty, none. */
async function wayTo(target: URL, answer: string) {
  let isOpen = true;
  let refused = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (!isOpen) {
      refused += 1;
      if (answer === '') near.destroy();
      else near.once('data', () => near.end(httpOf(answer)));
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    near.pipe(far).pipe(near);
    for (const one of [near, far]) one.on('error', () => one.destroy());
    open.add(near);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(target.pathname, `http://127.0.0.1:${port}`).href,
    refused: () => refused,
    open() {
      isOpen = true;
    },
    close() {
      isOpen = false;
      for (const socket of open) socket.destroy();
    },
  };
}

function httpOf(body: string): string {
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;
}
