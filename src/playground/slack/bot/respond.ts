import { z } from 'zod';
import { objectionToMessageBlocks } from '../block-kit/check.ts';
import type { Part } from '../block-kit/walk.ts';
import { addMessage, changeMessage, removeMessage } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import type { ResponseTarget } from './response-urls.ts';

const answerSchema = z.object({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
});

/**
 * Shows what the bot answers by a response_url or with the acknowledgement of a command: to the asker alone unless it
 * says otherwise. Returns Slack's error where it refuses.
 */
export function respond(
  workspace: Workspace,
  { user, channel, message }: ResponseTarget,
  fields: unknown,
): string | undefined {
  const { success, data } = answerSchema.safeParse(fields);
  if (!success) return 'invalid_payload';
  const { text = '', blocks = [], response_type, replace_original, delete_original } = data;
  if (delete_original === true && message !== undefined) {
    removeMessage(workspace, channel, message);
    return undefined;
  }
  const objection = objectionToMessageBlocks(blocks);
  if (objection !== undefined) return [objection.error, ...objection.messages].join(' ');
  if (text === '' && blocks.length === 0) return 'no_text';
  const content = { text, blocks: blocks as Part[] };
  if (replace_original === true && message !== undefined)
    changeMessage(workspace, channel, message, content);
  else if (response_type === 'in_channel') addMessage(workspace, channel, content);
  else addMessage(workspace, channel, { ...content, onlyFor: user });
  return undefined;
}
