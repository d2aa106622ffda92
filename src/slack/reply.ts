import type { RespondFn } from '@slack/bolt';
import type { SlackMessage } from '../screen/parts/slack-message.ts';

/**
 * Answers somebody alone, leaving the message that they clicked in as it is. On the App Home there is no message to
 * answer at: then nothing is said.
 */
export async function reply(
  respond: RespondFn | undefined,
  { text, blocks }: SlackMessage,
): Promise<void> {
  if (respond === undefined) return;
  await respond({ response_type: 'ephemeral', replace_original: false, text, blocks });
}
