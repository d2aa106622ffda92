import { createHmac } from 'node:crypto';
import type { LocalSlack } from '#src/playground/slack/api.ts';

/** What is chosen in the menus that are forged. */
const CHOICES: Readonly<Record<string, string>> = {
  'more-of-item': 'snooze',
  'more-of-manager': 'show',
};

/** A click as Slack would sign it, on a button that this person was never shown. */
export function postForged(
  slack: LocalSlack,
  port: number,
  user: string,
  actionId: string,
  value: string,
): Promise<Response> {
  const choice = CHOICES[actionId];
  const element =
    choice === undefined
      ? { value, type: 'button' }
      : { selected_option: { value: `${choice}:${value}` }, type: 'overflow' };
  const payload = {
    type: 'block_actions',
    user: { id: user },
    team: { id: slack.ids.team },
    api_app_id: slack.ids.app,
    trigger_id: 'forged',
    container: { type: 'message' },
    actions: [{ action_id: actionId, block_id: 'b', ...element }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: signed(body, timestamp, slack.signingSecret),
    body,
  });
}

/** The headers with which Slack sends a body that it signed with this secret at this time, in seconds since 1970. */
export function signed(body: string, timestamp: string, secret: string): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
}
