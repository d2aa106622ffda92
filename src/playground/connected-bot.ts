import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { startBot, type Bot } from '../bot.ts';
import type { Database } from '../database/connection.ts';
import type { Logger } from '../log.ts';
import type { AppManifest } from './slack/payload.ts';
import type { LocalSlack } from './slack/api.ts';
import type { MovableClock } from './slack/clock.ts';
import { shippedGuides } from '../guides/read-guides.ts';
import type { Time } from '../slack/delivery/pace.ts';

/** The bot's own manifest: what it does not declare, the local Slack does not grant. */
export async function readManifest(): Promise<AppManifest> {
  const file = path.join(import.meta.dirname, '../../manifest.yml');
  return parse(await readFile(file, 'utf8')) as AppManifest;
}

/** The bot as it runs anywhere, given Slack's address. */
export async function connectBot(
  database: Database,
  slack: LocalSlack,
  clock: MovableClock,
  exportFolder: string,
  administratorEmail: string,
  log: Logger,
): Promise<Bot> {
  const { botToken, apiUrl, signingSecret } = slack;
  const bot = await startBot({
    database,
    log,
    now: () => clock.now(),
    time: timeOf(clock),
    config: {
      exportFolder,
      uploads: { tokens: new Map(), maxBytes: 50_000_000, host: '127.0.0.1', port: 0 },
      coaching: {
        staleAfterDays: 10,
        maxRejectedPercent: 5,
        notesRetentionMonths: 24,
        adminEmails: [administratorEmail],
        defaultTimeZone: 'UTC',
        guides: shippedGuides(),
      },
      slack: {
        botToken,
        apiUrl,
        transport: { kind: 'http', signingSecret, host: '127.0.0.1', port: 0 },
      },
    },
  });
  await slack.connectBot({ requestUrl: `http://127.0.0.1:${bot.port}/slack/events` });
  return bot;
}

/** Where the bot keeps to Slack's limits, the workspace's time passes without waiting. */
function timeOf(clock: MovableClock): Time {
  return {
    now: () => clock.now().getTime(),
    wait(milliseconds) {
      clock.moveTo(new Date(clock.now().getTime() + milliseconds));
      return Promise.resolve();
    },
  };
}
