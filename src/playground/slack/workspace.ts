import type { AppManifest, Block, InstalledIds, MessageMetadata, StateValues } from './payload.ts';
import type { Clock } from './clock.ts';

/** All that a workspace remembers, as plain JSON. Opaque to everybody but the local Slack. */
export interface WorkspaceState {
  readonly version: number;
  /** The number in the id that was given last. */
  lastId: number;
  /** The last message timestamp, in microseconds since 1970: each is later than the one before. */
  lastTs: number;
  readonly users: UserState[];
  readonly channels: ChannelState[];
  /** By channel id, oldest first. */
  readonly messages: Record<string, MessageState[]>;
  /** By file id. */
  readonly files: Record<string, FileState>;
  /** By user id: the open modals, the one on top last. */
  readonly modals: Record<string, ViewState[]>;
  /** By user id. */
  readonly homes: Record<string, ViewState>;
}

export interface UserState {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly handle: string;
  readonly botChannel: string;
  active: boolean;
  /** When the account last changed, in seconds since 1970. A state of before this was kept has none. */
  updatedAt?: number;
}

/** A direct message between a person and the bot, or a channel of everyone but the bot. */
export interface ChannelState {
  readonly id: string;
  /** As payloads call it. */
  readonly name: string;
  /** The person of a direct message. */
  readonly user: string | undefined;
  /** Whether the bot has opened the direct message, or somebody used it. */
  opened: boolean;
}

export interface MessageState {
  readonly ts: string;
  /** The user id of who wrote it, the bot's too. */
  readonly author: string;
  text: string;
  blocks: readonly Block[];
  metadata: MessageMetadata | undefined;
  /** The only one who sees it; everyone in the channel where undefined. */
  readonly onlyFor: string | undefined;
  editedAt: string | undefined;
  /** The ids of the files that were dropped with it. */
  readonly files?: readonly string[];
}

/** A file that a person dropped into the direct message with the bot. */
export interface FileState {
  readonly id: string;
  readonly name: string;
  readonly user: string;
  readonly ts: string;
  /** In base64; for a file that lies with another service its address. */
  readonly content: string;
  readonly isExternal?: boolean;
}

export interface ViewState {
  readonly id: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  payload: ViewPayload;
  hash: string;
  values: StateValues;
  errors: Readonly<Record<string, string>>;
}

/** A view as the bot sent it, after its check, with every id set. */
export interface ViewPayload {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Block[];
  readonly title?: PlainText;
  readonly submit?: PlainText;
  readonly close?: PlainText;
  readonly private_metadata?: string;
  readonly callback_id?: string;
  readonly external_id?: string;
  readonly clear_on_close?: boolean;
  readonly notify_on_close?: boolean;
}

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
}

/** A workspace at work: what its parts share. */
export interface Workspace {
  readonly state: WorkspaceState;
  readonly manifest: AppManifest;
  readonly clock: Clock;
  /** Where the local Slack listens. */
  readonly url: () => string;
  /** Notifies whoever watches that this person's screen changed. */
  readonly changed: (userId: string) => void;
}

export const team = { id: 'T00000001', domain: 'local', name: 'Local Slack' } as const;

export const installed: InstalledIds = {
  team: team.id,
  app: 'A00000001',
  bot: 'B00000001',
  botUser: 'U00000001',
};

/** The channel that everyone but the bot is in. */
export const general = 'C00000001';

/** An empty workspace with the app installed. */
export function emptyState(): WorkspaceState {
  return {
    version: 1,
    lastId: 1,
    lastTs: 0,
    users: [],
    channels: [{ id: general, name: 'general', user: undefined, opened: true }],
    messages: {},
    files: {},
    modals: {},
    homes: {},
  };
}

/** A new id of Slack's form: a letter for its kind and eight digits. */
export function newId(workspace: Workspace, kind: string): string {
  workspace.state.lastId += 1;
  return `${kind}${String(workspace.state.lastId).padStart(8, '0')}`;
}

/** A new timestamp of Slack's form, seconds and microseconds, later than all before even if the clock went back. */
export function newTs(workspace: Workspace): string {
  const { state, clock } = workspace;
  state.lastTs = Math.max(clock.now().getTime() * 1000, state.lastTs + 1);
  return `${Math.floor(state.lastTs / 1e6)}.${String(state.lastTs % 1e6).padStart(6, '0')}`;
}

/** The time in seconds since 1970, as Slack gives most of its times. */
export function now({ clock }: Workspace): number {
  return Math.floor(clock.now().getTime() / 1000);
}

/** The app's name as people see it. */
export function botName({ manifest }: Workspace): string {
  return manifest.features?.bot_user?.display_name ?? manifest.display_information.name;
}
