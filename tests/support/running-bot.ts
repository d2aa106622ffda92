import { readFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { startBot, type Bot } from '#src/bot.ts';
import type { Database } from '#src/database/connection.ts';
import { createLog, type Logger } from '#src/log.ts';
import type { AppManifest } from '#src/playground/slack/payload.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { createClock, type MovableClock } from '#src/playground/slack/clock.ts';
import { startLocalSlackForTest } from './local-slack.ts';
import { emailOf } from './sales-team.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';

export interface RunningBot {
  readonly bot: Bot;
  readonly slack: LocalSlack;
  readonly clock: MovableClock;
  /** The Slack account of a person of the roster, with the bot's address for them. */
  join(name: string, timeZone: string): LocalUser;
}

/** The bot's own manifest: what it doesn't declare, the local Slack doesn't grant. */
export async function readManifest(): Promise<AppManifest> {
  const text = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  return parse(text) as AppManifest;
}

/** The whole bot over HTTP or Socket Mode against a local Slack and a database, at a time of one's choice. */
export async function runBot(
  database: Database,
  options: {
    readonly at: string;
    readonly transport?: 'http' | 'socket';
    readonly adminEmails?: readonly string[];
    readonly exportFolder?: string;
    readonly importTokens?: Readonly<Record<string, string>>;
    readonly maxBytes?: number;
    readonly slack?: LocalSlack;
    readonly clock?: MovableClock;
    /** Nothing is logged by default. */
    readonly log?: Logger;
    /** Where it finds Slack's API; the local Slack's own by default. */
    readonly apiUrl?: string;
  },
): Promise<RunningBot> {
  const clock = options.clock ?? createClock(new Date(options.at));
  const slack =
    options.slack ?? (await startLocalSlackForTest({ manifest: await readManifest(), clock }));
  const bot = await startBot({
    database,
    log: options.log ?? createLog('silent'),
    now: () => clock.now(),
    config: {
      exportFolder: options.exportFolder,
      uploads: {
        tokens: new Map(Object.entries(options.importTokens ?? {})),
        maxBytes: options.maxBytes ?? 1_000_000,
        host: '127.0.0.1',
        port: 0,
      },
      coaching: {
        staleAfterDays: 10,
        maxRejectedPercent: 5,
        notesRetentionMonths: 24,
        adminEmails: options.adminEmails ?? [],
        defaultTimeZone: 'UTC',
        guides: shippedGuides(),
      },
      slack: {
        botToken: slack.botToken,
        apiUrl: options.apiUrl ?? slack.apiUrl,
        transport:
          options.transport === 'socket'
            ? { kind: 'socket', appToken: slack.appToken }
            : { kind: 'http', signingSecret: slack.signingSecret, host: '127.0.0.1', port: 0 },
      },
    },
  });
  onTestFinished(() => bot.stop());
  if (options.transport !== 'socket' && options.slack === undefined) {
    await slack.connectBot({ requestUrl: `http://127.0.0.1:${bot.port}/slack/events` });
  }
  return {
    bot,
    slack,
    clock,
    join: (name, timeZone) => slack.addUser({ name, email: emailOf(name), timeZone }),
  };
}

/** Runs one of the bot's scheduled jobs now. */
export async function runJob(bot: Bot, name: Bot['jobs'][number]['name']): Promise<void> {
  const job = bot.jobs.find((candidate) => candidate.name === name);
  if (job === undefined) throw new Error(`There is no job ${name}.`);
  await job.run();
}
