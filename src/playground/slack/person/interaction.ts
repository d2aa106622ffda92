import type { Delivery } from '../api.ts';
import type { Answer } from '../bot/bot.ts';
import type { Payload } from '../bot/payloads.ts';
import type { Slack } from '../slack.ts';

/** Sends what a person did in a message or view, to an app whose manifest has interactivity switched on. */
export function sendInteraction(
  { workspace, bot }: Slack,
  type: Delivery['type'],
  payload: Payload,
): Promise<Answer> {
  if (workspace.manifest.settings?.interactivity?.is_enabled === true)
    return bot.send(type, payload);
  const failure = 'This app is not configured to handle interactive responses.';
  return Promise.resolve({ acknowledgedAfter: undefined, failure, body: undefined });
}
