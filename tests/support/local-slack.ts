import { afterAll, onTestFinished } from 'vitest';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import type { AppManifest, LocalSlack, LocalSlackOptions } from '#src/playground/slack/api.ts';

/** A local Slack that is closed when the test ends. Without a manifest the app may do whatever these tests do. */
export async function startLocalSlackForTest(
  options: Partial<LocalSlackOptions> = {},
): Promise<LocalSlack> {
  const slack = await startLocalSlack({ manifest: permissiveManifest, ...options });
  onTestFinished(() => slack.close());
  return slack;
}

/** The same for a whole test file (call it in `beforeAll`). */
export async function startLocalSlackForFile(
  options: Partial<LocalSlackOptions> = {},
): Promise<LocalSlack> {
  const slack = await startLocalSlack({ manifest: permissiveManifest, ...options });
  afterAll(() => slack.close());
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
