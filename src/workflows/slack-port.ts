import type { DeliveryId, SlackUserId } from '../domain/ids.ts';
import type { SlackMessage } from '../slack/messages/slack-message.ts';

/** What workflows need of Slack: the outbound half. Implemented in slack/. */
export interface SlackPort {
  /** The active, human user with this e-mail address; undefined where Slack knows none. */
  findUser(email: string): Promise<SlackUser | undefined>;
  /** The id of the direct-message channel with the user. */
  openDirectMessage(user: SlackUserId): Promise<string>;
  /** Posts and returns the message's timestamp. The delivery's id travels in the message's metadata. */
  post(channel: string, message: SlackMessage, delivery: DeliveryId): Promise<string>;
  /** The timestamp of the message that carries this delivery's id; undefined where none was posted. */
  findPosted(channel: string, delivery: DeliveryId, notBefore: Date): Promise<string | undefined>;
  update(channel: string, messageTs: string, message: SlackMessage): Promise<void>;
}

export interface SlackUser {
  readonly id: SlackUserId;
  /** IANA zone. */
  readonly timeZone: string;
}
