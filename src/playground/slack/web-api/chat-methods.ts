import { z } from 'zod';
import type { MessageMetadata } from '../payload.ts';
import { objectionToMessageBlocks } from '../block-kit/check.ts';
import type { Part } from '../block-kit/walk.ts';
import { messagePayload } from '../bot/payloads.ts';
import { addMessage, changeMessage, findChannel, findMessage } from '../messages.ts';
import { findAccount } from '../users.ts';
import { type ChannelState, installed, type Workspace } from '../workspace.ts';
import { notSimulated, Refusal } from './refusal.ts';
import { type Args, jsonArg, type Method, refuse, stringArg } from './method.ts';

const longestText = 40_000;
const longestTextInUpdate = 4000;

export const chatPostMessage: Method = {
  token: 'bot',
  scope: 'chat:write',
  answer({ workspace }, args) {
    const channel = writableChannel(workspace, args);
    const { text = '', blocks = [], metadata } = content(args, longestText);
    const message = addMessage(workspace, channel, { text, blocks, metadata });
    return { channel: channel.id, ts: message.ts, message: messagePayload(message) };
  },
};

/** With `text` but no blocks, the old blocks go; with neither they stay (docs.slack.dev, chat.update). */
export const chatUpdate: Method = {
  token: 'bot',
  scope: 'chat:write',
  answer({ workspace }, args) {
    const channel = findChannel(workspace, args['channel']);
    if (channel === undefined) throw new Refusal('channel_not_found');
    const message = findMessage(workspace, channel.id, args['ts']);
    if (message === undefined || message.onlyFor !== undefined)
      throw new Refusal('message_not_found');
    if (message.author !== installed.botUser) throw new Refusal('cant_update_message');
    const change = content(args, longestTextInUpdate);
    const blocks = change.blocks ?? (change.text === undefined ? undefined : []);
    changeMessage(workspace, channel, message, { ...change, ...(blocks && { blocks }) });
    const { text } = message;
    return { channel: channel.id, ts: message.ts, text, message: messagePayload(message) };
  },
};

export const chatPostEphemeral: Method = {
  token: 'bot',
  scope: 'chat:write',
  answer({ workspace }, args) {
    const channel = writableChannel(workspace, args);
    const user = findAccount(workspace, args['user']);
    if (user === undefined || channel.user !== user.id) throw new Refusal('user_not_in_channel');
    const { text = '', blocks = [] } = content(args, longestText);
    const { ts } = addMessage(workspace, channel, { text, blocks, onlyFor: user.id });
    return { message_ts: ts };
  },
};

/** A person's id stands for the direct message with them. */
function writableChannel(workspace: Workspace, args: Args): ChannelState {
  const id = findAccount(workspace, args['channel'])?.botChannel ?? args['channel'];
  const channel = findChannel(workspace, id);
  if (channel === undefined) throw new Refusal('channel_not_found');
  if (channel.user === undefined) throw new Refusal('not_in_channel');
  if (findAccount(workspace, channel.user)?.active !== true) throw new Refusal('channel_not_found');
  if (workspace.manifest.features?.app_home?.messages_tab_enabled === false)
    throw new Refusal('messages_tab_disabled');
  return channel;
}

interface Content {
  text?: string;
  blocks?: readonly Part[];
  metadata?: MessageMetadata;
}

/** What the call says, without what it leaves open. */
function content(args: Args, longest: number): Content {
  const unknown = notSimulatedArgs.find((name) => args[name] !== undefined);
  if (unknown !== undefined) throw notSimulated(`the argument "${unknown}"`);
  const text = stringArg(args, 'text');
  const blocks = jsonArg(args, 'blocks', 'invalid_blocks_format');
  if (blocks !== undefined) refuse(objectionToMessageBlocks(blocks));
  if (text === undefined && (!Array.isArray(blocks) || blocks.length === 0))
    throw new Refusal('no_text');
  if (text !== undefined && text.length > longest) throw new Refusal('msg_too_long');
  const metadata = readMetadata(args);
  return {
    ...(text !== undefined && { text }),
    ...(blocks !== undefined && { blocks: blocks as Part[] }),
    ...(metadata !== undefined && { metadata }),
  };
}

/** Arguments that change what people see in a way that is not built here: better loud than ignored. */
const notSimulatedArgs = ['attachments', 'thread_ts', 'markdown_text', 'file_ids', 'as_user'];

const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

function readMetadata(args: Args): MessageMetadata | undefined {
  const value = jsonArg(args, 'metadata', 'invalid_metadata_format');
  if (value === undefined) return undefined;
  const { success, data } = metadataSchema.safeParse(value);
  if (!success) throw new Refusal('invalid_metadata_schema');
  return data;
}
