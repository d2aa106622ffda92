import type { RespondFn } from '@slack/bolt';
import type { SlackMessage } from './messages/slack-message.ts';

/** Answers somebody alone, leaving the message that they clicked in as it is. */
export async function tell(respond: RespondFn, { text, blocks }: SlackMessage): Promise<void> {
  await respond({ response_type: 'ephemeral', replace_original: false, text, blocks });
}
