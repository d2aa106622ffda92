import type { Reaction } from '../api.ts';
import { fileShareEvent } from '../bot/payloads.ts';
import { addFile, filePayload } from '../files.ts';
import { addMessage, findChannel } from '../messages.ts';
import type { Slack } from '../slack.ts';
import { userById } from '../users.ts';
import { sendEvent } from './home.ts';

/** Drops a file into the direct message with the bot, where the app lets people write there. */
export async function dropFile(
  slack: Slack,
  userId: string,
  name: string,
  content: string | Uint8Array | URL,
): Promise<Reaction> {
  const { workspace } = slack;
  const user = userById(workspace, userId);
  const channel = findChannel(workspace, user.botChannel);
  if (channel === undefined) throw new Error(`${userId} has no direct message with the bot.`);
  if (workspace.manifest.features?.app_home?.messages_tab_read_only_enabled === true)
    throw new Error('Sending messages to this app has been turned off in its manifest.');
  const file = addFile(workspace, user.id, name, content);
  const files = [file.id];
  const message = addMessage(workspace, channel, { author: user.id, text: '', blocks: [], files });
  const event = fileShareEvent(message, channel, [filePayload(workspace, file)]);
  return sendEvent(slack, 'message.im', event);
}
