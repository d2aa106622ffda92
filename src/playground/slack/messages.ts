import type { Block, MessageMetadata } from './payload.ts';
import { type Part, withIds } from './block-kit/walk.ts';
import {
  type ChannelState,
  installed,
  type MessageState,
  newId,
  newTs,
  type Workspace,
} from './workspace.ts';

export interface NewMessage {
  /** A user id; the bot's by default. */
  readonly author?: string;
  readonly text: string;
  readonly blocks: readonly Part[];
  readonly metadata?: MessageMetadata | undefined;
  readonly onlyFor?: string | undefined;
  /** The ids of files. */
  readonly files?: readonly string[];
}

export function findChannel({ state }: Workspace, id: unknown): ChannelState | undefined {
  return state.channels.find((channel) => channel.id === id);
}

export function messagesIn({ state }: Workspace, channelId: string): readonly MessageState[] {
  return state.messages[channelId] ?? [];
}

export function findMessage(
  workspace: Workspace,
  channelId: string,
  ts: unknown,
): MessageState | undefined {
  return messagesIn(workspace, channelId).find((message) => message.ts === ts);
}

export function addMessage(
  workspace: Workspace,
  channel: ChannelState,
  { author = installed.botUser, text, blocks, metadata, onlyFor, files }: NewMessage,
): MessageState {
  const message: MessageState = {
    author,
    ts: newTs(workspace),
    text,
    blocks: identified(workspace, blocks),
    metadata,
    onlyFor,
    editedAt: undefined,
    ...(files !== undefined && { files }),
  };
  (workspace.state.messages[channel.id] ??= []).push(message);
  channel.opened = true;
  announce(workspace, channel);
  return message;
}

/** Replaces what is given, keeps the rest. */
export function changeMessage(
  workspace: Workspace,
  channel: ChannelState,
  message: MessageState,
  change: { text?: string; blocks?: readonly Part[]; metadata?: MessageMetadata },
): void {
  if (change.text !== undefined) message.text = change.text;
  if (change.blocks !== undefined) message.blocks = identified(workspace, change.blocks);
  if (change.metadata !== undefined) message.metadata = change.metadata;
  message.editedAt = newTs(workspace);
  announce(workspace, channel);
}

export function removeMessage(
  workspace: Workspace,
  channel: ChannelState,
  message: MessageState,
): void {
  const messages = workspace.state.messages[channel.id] ?? [];
  const index = messages.indexOf(message);
  if (index !== -1) messages.splice(index, 1);
  announce(workspace, channel);
}

function identified(workspace: Workspace, blocks: readonly Part[]): readonly Block[] {
  return withIds(blocks, () => newId(workspace, 'b'));
}

function announce({ state, changed }: Workspace, channel: ChannelState): void {
  if (channel.user !== undefined) changed(channel.user);
  else for (const { id } of state.users) changed(id);
}
