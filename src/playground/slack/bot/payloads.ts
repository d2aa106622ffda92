import type { StateValues } from '../payload.ts';
import { viewPayload } from '../views.ts';
import {
  type ChannelState,
  installed,
  type MessageState,
  newId,
  newTs,
  now,
  team,
  type UserState,
  type ViewState,
  type Workspace,
} from '../workspace.ts';

/** What the bot is sent, in Slack's shapes (docs.slack.dev/reference/interaction-payloads and /reference/events). */
export type Payload = Readonly<Record<string, unknown>>;

/** What is the same in every payload; `token` is the old verification token, which nobody should rely on. */
const origin = { token: 'not-a-secret', api_app_id: installed.app, is_enterprise_install: false };
const interaction = { ...origin, team: { id: team.id, domain: team.domain }, enterprise: null };

export function messagePayload(message: MessageState): Payload {
  const fromBot = message.author === installed.botUser;
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(fromBot ? { bot_id: installed.bot, app_id: installed.app } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.editedAt ? { edited: { user: message.author, ts: message.editedAt } } : {}),
  };
}

/** Who acted where, and what the bot may do about it. */
export interface CommandContext {
  readonly user: UserState;
  readonly channel: ChannelState;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** A slash command, whose fields are all strings. */
export function commandPayload(command: string, text: string, context: CommandContext): Payload {
  const { user, channel, triggerId, responseUrl } = context;
  return {
    ...origin,
    is_enterprise_install: 'false',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user.id,
    user_name: user.handle,
    command,
    text,
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

/** `block_actions` out of a message. The bot is not shown an ephemeral message again. */
export function messageActionPayload(
  action: Payload,
  message: MessageState,
  values: StateValues,
  context: CommandContext,
): Payload {
  const { user, channel, triggerId, responseUrl } = context;
  const isEphemeral = message.onlyFor !== undefined;
  return {
    type: 'block_actions',
    ...interaction,
    user: userPayload(user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
    },
    trigger_id: triggerId,
    channel: { id: channel.id, name: channel.name },
    ...(isEphemeral ? {} : { message: messagePayload(message) }),
    state: { values },
    response_url: responseUrl,
    actions: [action],
  };
}

/** `block_actions` out of a modal or a home. */
export function viewActionPayload(
  action: Payload,
  view: ViewState,
  user: UserState,
  triggerId: string,
): Payload {
  return {
    type: 'block_actions',
    ...interaction,
    user: userPayload(user),
    container: { type: 'view', view_id: view.id },
    trigger_id: triggerId,
    view: viewPayload(view),
    actions: [action],
  };
}

export function submissionPayload(view: ViewState, user: UserState, triggerId: string): Payload {
  return {
    type: 'view_submission',
    ...interaction,
    user: userPayload(user),
    trigger_id: triggerId,
    view: viewPayload(view),
    response_urls: [],
  };
}

/** `isCleared` where the whole stack was closed at once. */
export function closedPayload(view: ViewState, user: UserState, isCleared: boolean): Payload {
  return {
    type: 'view_closed',
    ...interaction,
    user: userPayload(user),
    view: viewPayload(view),
    is_cleared: isCleared,
  };
}

/** The envelope of an event. Its `event_id` stays the same when it is sent again. */
export function eventPayload(workspace: Workspace, event: Payload): Payload {
  return {
    ...origin,
    team_id: team.id,
    context_team_id: team.id,
    type: 'event_callback',
    event: { ...event, event_ts: newTs(workspace) },
    event_id: newId(workspace, 'Ev'),
    event_time: now(workspace),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: installed.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

export function homeOpenedEvent(
  user: UserState,
  tab: 'home' | 'messages',
  home: ViewState | undefined,
): Payload {
  return {
    type: 'app_home_opened',
    user: user.id,
    channel: user.botChannel,
    tab,
    ...(home ? { view: viewPayload(home) } : {}),
  };
}

export function messageEvent(message: MessageState, channel: ChannelState): Payload {
  return { ...messagePayload(message), channel: channel.id, channel_type: 'im' };
}

export function fileShareEvent(
  message: MessageState,
  channel: ChannelState,
  files: readonly Payload[],
): Payload {
  return {
    ...messageEvent(message, channel),
    subtype: 'file_share',
    files,
    upload: false,
    display_as_bot: false,
  };
}

function userPayload({ id, handle }: UserState): Payload {
  return { id, username: handle, name: handle, team_id: team.id };
}
