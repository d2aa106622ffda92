import type { WebClient } from '@slack/web-api';
import type { Finding } from '../../workflows/health/examine.ts';

/** What the bot's token must be good for; the manifest asks for the same. */
export const SCOPES = [
  'chat:write',
  'commands',
  'files:read',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
];

/** Asks Slack whom the token belongs to and what it is good for. */
export async function examineSlack(client: WebClient): Promise<Finding> {
  const about = 'Slack';
  try {
    const { user, team, response_metadata: metadata } = await client.auth.test();
    const granted = metadata?.scopes ?? [];
    const missing = SCOPES.filter((scope) => !granted.includes(scope));
    if (missing.length === 0) {
      return { about, isWell: true, says: `“${user ?? ''}” in ${team ?? ''}, all scopes` };
    }
    return {
      about,
      isWell: false,
      says: `“${user ?? ''}” in ${team ?? ''} lacks ${missing.join(', ')}`,
      todo: 'Add the scopes as in manifest.yml and install the app to the workspace again.',
    };
  } catch (error) {
    return {
      about,
      isWell: false,
      says: `Slack does not accept the token: ${error instanceof Error ? error.message : String(error)}`,
      todo: 'Check SLACK_BOT_TOKEN, and that this machine reaches Slack.',
    };
  }
}
