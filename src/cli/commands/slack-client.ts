import { WebClient } from '@slack/web-api';
import type { Config } from '../../config.ts';

/** Slack's Web API for one command, which somebody waits for: a call that fails is repeated so many times only. */
export function slackClient({ botToken, apiUrl }: Config['slack'], retries: number): WebClient {
  return new WebClient(botToken, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries },
  });
}
