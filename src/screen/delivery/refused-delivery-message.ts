import { safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

export interface RefusedDeliveryInput {
  /** Whose message it is; undefined where nobody in the roster has the account. */
  readonly name: string | undefined;
  /** Slack's error code. */
  readonly cause: string;
}

/** What is to be done about each of Slack's reasons. */
const ADVICE: Readonly<Record<string, string>> = {
  account_inactive:
    'Their Slack account is deactivated. Activate it, or end their employment in the people list.',
  user_disabled:
    'Their Slack account is deactivated. Activate it, or end their employment in the people list.',
  user_not_found:
    'Slack does not know their account any more. Check their address in the people list.',
  users_not_found:
    'Slack does not know their account any more. Check their address in the people list.',
  user_not_visible: 'The bot may not see their account. Ask whoever runs Slack to let it.',
  cannot_dm_bot: 'Slack does not let the bot write to this account, as it is another bot’s.',
};
const OTHERWISE = 'Ask whoever runs Slack what this means, and tell whoever runs Frontline.';

/** Tells administrators that Slack refuses messages for somebody, and what to do. */
export function refusedDeliveryMessage({ name, cause }: RefusedDeliveryInput): SlackMessage {
  const whom = name === undefined ? 'an account that nobody in the roster has' : safe(name, 80);
  const what = `Slack refuses messages for ${whom} (${safe(cause, 60)}). ${ADVICE[cause] ?? OTHERWISE}`;
  const then = 'It is tried again once a day for a week.';
  return { text: `${what} ${then}`, blocks: [section(what, then)] };
}
