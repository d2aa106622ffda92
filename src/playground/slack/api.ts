import {
  type AppManifest,
  type Block,
  type InstalledIds,
  type MessageMetadata,
  type StateValues,
} from './payload.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import type { WorkspaceState } from './workspace.ts';

/** A running local Slack: one workspace with one installed app, the bot. */
export interface LocalSlack extends Person {
  /** Where it listens, loopback only, such as `http://127.0.0.1:4003`. */
  readonly url: string;
  /** What the bot gets as Slack's API URL: Bolt's `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Ids of the workspace and the installed app. */
  readonly ids: InstalledIds;
  readonly clock: Clock;

  /** Adds a person to the workspace, or returns the one who has this e-mail address already. */
  addUser(user: NewUser): LocalUser;
  /** Everyone but the bot, in the order they were added. */
  users(): readonly LocalUser[];
  /** Deactivates an account: Slack no longer finds it by e-mail and refuses to open a direct message. */
  deactivateUser(userId: string): void;

  /**
   * Has commands, clicks and events posted to the bot's HTTP receiver, after Slack's own check of the URL
   * (`url_verification`). Rejects when the bot does not answer the challenge. While a bot is connected by Socket Mode,
   * everything goes to its socket instead.
   */
  connectBot(bot: { requestUrl: string }): Promise<void>;
  /** Ends every Socket Mode connection the way Slack refreshes them: a `disconnect` message, then the close. */
  refreshSockets(reason?: 'refresh_requested' | 'warning'): void;

  /** The next `times` calls (1 by default) of a Web API method, such as `chat.postMessage`, or of any (`*`), meet the fault. */
  failNext(method: string, fault: Fault, times?: number): void;
  /** The last 1,000 Web API calls, oldest first; all methods or one. */
  calls(method?: string): readonly ApiCall[];
  /** The last 1,000 payloads sent to the bot, oldest first, with the time each took to be acknowledged. */
  deliveries(): readonly Delivery[];

  /** Everything that would be lost by a restart, as plain JSON. */
  snapshot(): WorkspaceState;
  close(): Promise<void>;
}

/** What a person does and sees in the Slack client. Every method takes the acting person's user id first. */
export interface Person {
  /**
   * Sends a slash command as typed, mentions as `@name`. From the direct message with the bot unless a channel is given.
   * Its answer shows up on the screen.
   */
  command(userId: string, command: string, text?: string, channelId?: string): Promise<Reaction>;
  /** Writes a message to the bot (a `message` event where the app subscribed to `message.im`). */
  write(userId: string, text: string): Promise<Reaction>;
  /**
   * Drops a file into the direct message with the bot (a `message` event of the subtype `file_share`); by its address one
   * that lies with another service.
   */
  uploadFile(userId: string, name: string, content: string | Uint8Array | URL): Promise<Reaction>;
  /** Presses a button. Its value comes from the message or view that shows it. */
  click(userId: string, place: Place, element: ElementOnScreen): Promise<Reaction>;
  /** Chooses in an overflow menu, select, picker, checkboxes or radio buttons, where that reaches the bot at once. */
  choose(
    userId: string,
    place: Place,
    element: ElementOnScreen,
    value: TypedValue,
  ): Promise<Reaction>;
  /** Fills in fields of an open modal without submitting it; keys as for `submitView`. */
  type(userId: string, viewId: string, values: TypedValues): void;
  /**
   * Fills in the fields and presses the submit button. Like Slack's client it refuses an empty required field or one of
   * the wrong length or form itself, without asking the bot.
   */
  submitView(userId: string, viewId: string, values?: TypedValues): Promise<Submission>;
  /** Closes the modal on top by its close button, or all of them by the cross. */
  closeView(userId: string, viewId: string, how?: 'close' | 'cross'): Promise<Reaction>;
  /** Opens the App Home on its home tab (`app_home_opened`). */
  openHome(userId: string): Promise<Reaction>;
  /** Opens the App Home on its messages tab, which is the direct message with the bot (`app_home_opened` too). */
  openMessages(userId: string): Promise<Reaction>;

  screen(userId: string): Screen;
  /** Calls back after every change of what somebody sees, with that person's id; returns how to stop. */
  subscribe(listener: (userId: string) => void): () => void;
  /** Streams the person's screen as server-sent events: the whole screen as JSON now and after every change. */
  streamScreen(userId: string, response: ServerResponse): void;
}

export interface LocalSlackOptions {
  /** The app's manifest, parsed: its scopes, commands and events are what Slack grants and sends. */
  readonly manifest: AppManifest;
  /** The wished port; a free one is taken when it is in use, and by default. */
  readonly port?: number;
  /** The machine's clock by default. */
  readonly clock?: Clock;
  /** Continues where a snapshot was taken. */
  readonly state?: WorkspaceState;
  /** Answers every request that Slack has no path for: the playground's page, on the same port. */
  readonly pages?: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Slack's patience. Tests make it shorter. */
  readonly timing?: Partial<Timing>;
  /** Refuses calls beyond Slack's rate limits, by the workspace's clock; off by default. */
  readonly enforcesRateLimits?: boolean;
}

/** All in real milliseconds, whatever the workspace's clock says. */
export interface Timing {
  /** 3,000: how long the bot has to acknowledge. */
  readonly acknowledgement: number;
  /** 3,000: how long a trigger opens a modal. */
  readonly trigger: number;
  /** At once, after 1 and after 5 minutes: the waits before an event that was not acknowledged is sent again. */
  readonly eventRetries: readonly number[];
}

export interface NewUser {
  /** The full name, as shown. */
  readonly name: string;
  readonly email: string;
  /** IANA zone. */
  readonly timeZone: string;
}

export interface LocalUser extends NewUser {
  readonly id: string;
  /** What others type after @; unique in the workspace. */
  readonly handle: string;
  readonly active: boolean;
  /** The direct message between this person and the bot. */
  readonly botChannel: string;
}

/** A message that the person sees, or one of their views (a modal or their home). */
export type Place =
  | { readonly channel: string; readonly messageTs: string }
  | { readonly viewId: string };

/** Block id and value are only needed where the place shows several elements with the same action id. */
export interface ElementOnScreen {
  readonly actionId: string;
  readonly blockId?: string;
  /** A button's value. */
  readonly value?: string;
}

/**
 * Text as typed, `YYYY-MM-DD`, `HH:mm`, the value of an option, a user or channel id; several for checkboxes and
 * multi-selects; seconds since 1970 for a date and time; null clears the field.
 */
export type TypedValue = string | readonly string[] | number | null;

/** By block id of the input block, or by action id. */
export type TypedValues = Readonly<Record<string, TypedValue>>;

/** How the bot took what a person did. */
export interface Reaction {
  /** Milliseconds until the bot acknowledged; undefined where it did not in time or was not asked. */
  readonly acknowledgedAfter: number | undefined;
  /** What went wrong, in a sentence; undefined where nothing did. The person sees a warning in Slack's client. */
  readonly failure: string | undefined;
}

export interface Submission extends Reaction {
  /** What is said at which field, by block id; empty where the submission was accepted. */
  readonly errors: Readonly<Record<string, string>>;
}

/** All that one person sees. */
export interface Screen {
  readonly user: LocalUser;
  readonly channels: readonly ChannelOnScreen[];
  /** The open modals, the one on top last. */
  readonly modals: readonly ViewOnScreen[];
  /** What the bot last published to this person's home tab. */
  readonly home: ViewOnScreen | undefined;
}

interface ChannelOnScreen {
  readonly id: string;
  /** The bot's name for the direct message with it. */
  readonly name: string;
  /** Oldest first, with the person's own ephemeral ones. */
  readonly messages: readonly MessageOnScreen[];
}

export interface MessageOnScreen {
  /** Slack's timestamp, which is the message's id in its channel. */
  readonly ts: string;
  /** The user id of who wrote it: the bot's (`ids.botUser`) or a person's. */
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata: MessageMetadata | undefined;
  /** The files that were dropped with it; undefined where there are none. */
  readonly files?: readonly { readonly id: string; readonly name: string }[];
  /** Shown to this person alone. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
}

export interface ViewOnScreen {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly title: string;
  /** The buttons' words; undefined where the modal has no such button. */
  readonly submit: string | undefined;
  readonly close: string | undefined;
  readonly blocks: readonly Block[];
  /** What is filled in, in Slack's shape: block id → action id → state. */
  readonly values: StateValues;
  /** What the bot said about fields at the last submission, by block id. */
  readonly errors: Readonly<Record<string, string>>;
}

export type Fault =
  /** 429 with this Retry-After. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  /** 500 with no JSON. */
  | { readonly kind: 'server-error' }
  /** One of Slack's errors, such as `is_archived`. Nothing is done. */
  | { readonly kind: 'refused'; readonly error: string }
  /** Nothing is done and no answer ever comes; the connection stays open. */
  | { readonly kind: 'no-answer' }
  /** The call takes effect, then the connection drops before the answer. */
  | { readonly kind: 'answer-lost' }
  /** The call takes effect, its answer comes this much later. */
  | { readonly kind: 'answer-late'; readonly milliseconds: number };

export interface ApiCall {
  /** When it came, by `performance.now()`. */
  readonly at: number;
  readonly method: string;
  /** Whether the token was one that Slack knows. */
  readonly tokenAccepted: boolean;
  /** With nested JSON decoded, without the token. */
  readonly args: Readonly<Record<string, unknown>>;
  /** `ok`, or Slack's error; for a fault its kind. */
  readonly outcome: string;
}

export interface Delivery {
  /** When it was sent, by `performance.now()`. */
  readonly at: number;
  readonly type: 'command' | 'block_actions' | 'view_submission' | 'view_closed' | 'event_callback';
  readonly payload: Readonly<Record<string, unknown>>;
  /** 1 for the first. */
  readonly attempt: number;
  readonly acknowledgedAfter: number | undefined;
}
