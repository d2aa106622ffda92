import { findChannel, messagesIn } from '../messages.ts';
import { findAccount } from '../users.ts';
import { type ChannelState, installed, type MessageState, type Workspace } from '../workspace.ts';
import type { MessageMetadata } from '../payload.ts';
import { messagePayload, type Payload } from '../bot/payloads.ts';
import { notSimulated, Refusal } from './refusal.ts';
import { booleanArg, type Args, type Method, stringArg } from './method.ts';
import { page } from './page.ts';

export const conversationsOpen: Method = {
  token: 'bot',
  scope: 'im:write',
  answer({ workspace }, args) {
    const channel = asked(workspace, args);
    const alreadyOpen = channel.opened;
    if (!alreadyOpen && booleanArg(args, 'prevent_creation'))
      throw new Refusal('channel_not_found');
    channel.opened = true;
    return {
      ...(alreadyOpen ? { no_op: true, already_open: true } : {}),
      channel: booleanArg(args, 'return_im') ? imPayload(channel) : { id: channel.id },
    };
  },
};

/** Newest first; without the bot's own `include_all_metadata` only the kind of a message's metadata. */
export const conversationsHistory: Method = {
  token: 'bot',
  scope: 'im:history',
  answer({ workspace }, args) {
    const channel = findChannel(workspace, args['channel']);
    if (channel === undefined) throw new Refusal('channel_not_found');
    if (channel.user === undefined) throw new Refusal('not_in_channel');
    const wanted = messagesIn(workspace, channel.id)
      .filter((message) => message.onlyFor === undefined && isBetween(message, args))
      .toReversed();
    const { items, next } = page(wanted, args, 100);
    const withMetadata = booleanArg(args, 'include_all_metadata');
    return {
      messages: items.map((message) =>
        withMetadata ? messagePayload(message) : withoutEventPayload(messagePayload(message)),
      ),
      has_more: next !== '',
      pin_count: 0,
      ...(next === '' ? {} : { response_metadata: { next_cursor: next } }),
    };
  },
};

function withoutEventPayload(message: Payload): Payload {
  const metadata = message['metadata'] as MessageMetadata | undefined;
  return metadata === undefined
    ? message
    : { ...message, metadata: { event_type: metadata.event_type } };
}

/** The direct message that is asked for, by its id or its person's. */
function asked(workspace: Workspace, args: Args): ChannelState {
  const id = stringArg(args, 'channel');
  if (id !== undefined) return directMessage(findChannel(workspace, id));
  const users = stringArg(args, 'users')?.split(',') ?? [];
  if (users.length === 0) throw new Refusal('users_list_not_supplied');
  const found = users.map((user) => findAccount(workspace, user.trim()));
  const [user] = found;
  if (user === undefined || found.includes(undefined)) throw new Refusal('user_not_found');
  if (!user.active) throw new Refusal('user_disabled');
  if (users.length > 1) throw notSimulated('a message to several people');
  return directMessage(findChannel(workspace, user.botChannel));
}

function directMessage(channel: ChannelState | undefined): ChannelState {
  if (channel === undefined) throw new Refusal('channel_not_found');
  if (channel.user === undefined) throw new Refusal('method_not_supported_for_channel_type');
  return channel;
}

function imPayload(channel: ChannelState): Record<string, unknown> {
  return {
    id: channel.id,
    is_im: true,
    is_open: true,
    user: channel.user,
    context_team_id: installed.team,
  };
}

/** Timestamps of one length compare as text. */
function isBetween({ ts }: MessageState, args: Args): boolean {
  const oldest = timestamp(args, 'oldest', '0');
  const latest = timestamp(args, 'latest', '9999999999');
  if (booleanArg(args, 'inclusive')) return ts >= oldest && ts <= latest;
  return ts > oldest && ts < latest;
}

function timestamp(args: Args, name: 'oldest' | 'latest', otherwise: string): string {
  const value = stringArg(args, name) ?? otherwise;
  if (!/^\d{1,10}(\.\d{1,6})?$/.test(value)) throw new Refusal(`invalid_ts_${name}`);
  const [seconds = '0', micros = ''] = value.split('.');
  return `${seconds.padStart(10, '0')}.${micros.padEnd(6, '0')}`;
}
