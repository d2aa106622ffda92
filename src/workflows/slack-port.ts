import type { DeliveryId, SlackAccountId } from '../domain/ids.ts';
import type { SlackMessage } from '../screen/parts/slack-message.ts';

/** What workflows need of Slack: the outbound half. Implemented in slack/. */
export interface SlackPort {
  /** The active, human user with this e-mail address; undefined where Slack knows none. */
  findAccount(email: string): Promise<SlackAccount | undefined>;
  /** The user of this id; undefined for a bot or an account without an e-mail address. */
  getAccount(id: SlackAccountId): Promise<SlackAccount | undefined>;
  /** The id of the direct-message channel with the user. */
  openDirectMessage(user: SlackAccountId): Promise<string>;
  /**
   * Posts once and returns the message's timestamp. The delivery's id travels in the message's metadata. Never repeats a
   * call whose outcome is unknown; throws a {@link SlackRefusal} where Slack will never take the message.
   */
  post(channel: string, message: SlackMessage, delivery: DeliveryId): Promise<string>;
  /** The timestamp of the message that carries this delivery's id; undefined where none was posted. */
  findPosted(channel: string, delivery: DeliveryId, notBefore: Date): Promise<string | undefined>;
  /** A file that somebody shared with the bot. Throws a {@link SlackRefusal} where Slack will never give it. */
  getFile(id: string): Promise<SlackFile>;
  /** Changes a message. Throws a {@link SlackRefusal} where Slack will never change it. */
  update(channel: string, messageTs: string, message: SlackMessage): Promise<void>;
}

export interface SlackAccount {
  readonly id: SlackAccountId;
  /** Lower case. */
  readonly email: string;
  /** IANA zone; undefined where Slack says none that this runtime knows. */
  readonly timeZone: string | undefined;
}

export interface SlackFile {
  readonly bytes: number;
  /** Reads it, piece by piece. Throws a {@link SlackRefusal} where Slack will never give it. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** Slack's final no: trying again would change nothing. The message is Slack's error code. */
export class SlackRefusal extends Error {}
