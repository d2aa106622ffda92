import { get, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { signed } from '#tests/support/forged-click.ts';
import { runBot, type RunningBot } from '#tests/support/running-bot.ts';

const FIVE_MINUTES = 300;
const MARGIN = 60;

async function running(transport: 'http' | 'socket' = 'http') {
  const { database } = await freshDatabase();
  return runBot(database, {
    at: '2025-11-24T10:00:00Z',
    transport,
    importTokens: { nightly: 'n'.repeat(24) },
  });
}

/** The status with which a body is answered that is signed by Slack so many seconds from now. */
async function post(
  { bot, slack }: RunningBot,
  body: string,
  { type = 'application/json', secondsFromNow = 0, secret = slack.signingSecret } = {},
): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000) + secondsFromNow);
  const response = await fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
    method: 'POST',
    headers: { ...signed(body, timestamp, secret), 'content-type': type },
    body,
  });
  return response.status;
}

/** The status of a path that is sent as it is; fetch would mend it. */
async function statusOf({ bot }: RunningBot, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ port: bot.port, path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

describe('a request that Slack signed', () => {
  test('with a body that is no object is malformed, and the next one is answered', async () => {
    const started = await running();
    for (const body of ['null', '5', '"text"', '[]', 'true', '{']) {
      expect([body, await post(started, body)]).toEqual([body, 400]);
    }
    const type = 'application/x-www-form-urlencoded';
    expect(await post(started, 'payload=null', { type })).toBe(400);
    expect(await post(started, 'null', { secret: 'x'.repeat(32) })).toBe(401);
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    expect(await post(started, challenge)).toBe(200);
  });

  test('is too large with a body of 5 MB whose length it does not say', async () => {
    const { bot } = await running();
    const status = await new Promise((resolve) => {
      const options = { port: bot.port, path: '/slack/events', method: 'POST', agent: false };
      const sent = request(options, ({ statusCode }) => {
        sent.destroy();
        resolve(statusCode);
      });
      sent.on('error', resolve);
      sent.write('x'.repeat(5_000_000));
    });
    expect(status).toBe(413);
  });

  test('is refused where its time is more than five minutes away, on either side', async () => {
    const started = await running();
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    const at = async (secondsFromNow: number) => post(started, challenge, { secondsFromNow });
    expect(await at(FIVE_MINUTES + MARGIN)).toBe(401);
    expect(await at(-FIVE_MINUTES - MARGIN)).toBe(401);
    expect(await at(FIVE_MINUTES - MARGIN)).toBe(200);
    expect(await at(MARGIN - FIVE_MINUTES)).toBe(200);
  });
});

test.each(['http', 'socket'] as const)(
  'an address that can’t be read is malformed, where Slack comes by %s',
  async (transport) => {
    const started = await running(transport);
    for (const path of ['/imports/%E0', '/%', '/imports/%zz.csv', '//', '/health?%ff']) {
      expect([path, await statusOf(started, path)]).toEqual([path, 400]);
    }
  },
);
