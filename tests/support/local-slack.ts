import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { AppManifest } from '#src/playground/slack/payload.ts';
import type { LocalSlack, LocalSlackOptions, NewUser } from '#src/playground/slack/api.ts';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import { PATIENCE } from './patience.ts';

/**
 * A local Slack that is closed when the test ends. Without a manifest the app may do whatever these tests do. It waits
 * for the bot longer than Slack does, as a slow machine is no failure.
 */
export async function startLocalSlackForTest(
  options: Partial<LocalSlackOptions> = {},
): Promise<LocalSlack> {
  const slack = await startLocalSlack({
    manifest: permissiveManifest,
    ...options,
    timing: { acknowledgement: PATIENCE, trigger: PATIENCE, ...options.timing },
  });
  onTestFinished(() => slack.close());
  return slack;
}

export const permissiveManifest: AppManifest = {
  display_information: { name: 'Frontline' },
  features: {
    bot_user: { display_name: 'Frontline' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    slash_commands: [{ command: '/coach', should_escape: true }],
  },
  oauth_config: {
    scopes: {
      bot: ['chat:write', 'commands', 'im:history', 'im:write', 'users:read', 'users:read.email'],
    },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened'] },
    interactivity: { is_enabled: true },
  },
};

/** Two people of different time zones. */
export const mia: NewUser = {
  name: 'Mia Keller',
  email: 'mia@example.com',
  timeZone: 'Europe/Berlin',
};
export const ana: NewUser = {
  name: 'Ana Lopez',
  email: 'ana@example.com',
  timeZone: 'America/Denver',
};

/** A WebClient's retries without their long waits: it gives up after the second. */
export const quickRetries = { retries: 2, minTimeout: 1, maxTimeout: 5 };

/** A real Bolt app over HTTP, connected to the local Slack; stopped when the test ends. */
export async function startBoltApp(
  slack: LocalSlack,
  register: (app: App) => unknown,
): Promise<App> {
  const app = new App({
    token: slack.botToken,
    signingSecret: slack.signingSecret,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: quickRetries },
  });
  register(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    await app.stop();
  });
  const { port } = server.address() as AddressInfo;
  await slack.connectBot({ requestUrl: `http://127.0.0.1:${port}/slack/events` });
  return app;
}

/** The same over Socket Mode; `clientPingTimeout` is also how many ms Bolt waits before it connects again. */
export async function startSocketModeApp(
  slack: LocalSlack,
  register: (app: App) => unknown,
  clientPingTimeout = 5000,
): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: quickRetries };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
    clientPingTimeout,
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions,
  });
  register(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

/** Calls a Web API method with a JSON body, past any client: the answer as it came, with its headers. */
export async function callMethod(
  slack: LocalSlack,
  method: string,
  args: object,
  token = slack.botToken,
): Promise<{ headers: Headers; answer: Record<string, unknown> }> {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  return { headers: response.headers, answer: (await response.json()) as Record<string, unknown> };
}

/** Waits until `look` finds something in what a person sees, and returns it. */
export async function eventually<T>(slack: LocalSlack, look: () => T | undefined): Promise<T> {
  const found = look();
  if (found !== undefined) return found;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Waited in vain for ${look.toString()}`));
    }, PATIENCE);
    const stop = slack.subscribe(() => {
      const found = look();
      if (found === undefined) return;
      clearTimeout(timer);
      stop();
      resolve(found);
    });
  });
}
