import type { KnownBlock } from '@slack/types';
import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isTimeZone } from '../../domain/calendar.ts';
import type { DeliveryId, SlackAccountId } from '../../domain/ids.ts';
import { SlackRefusal, type SlackPort, type SlackAccount } from '../../workflows/slack-port.ts';
import { getFile } from '../imports/download-file.ts';
import { DELIVERY_EVENT } from '../../screen/ids.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { createPace, REAL_TIME, type Limit, type Pace, type Time } from './pace.ts';

/** Errors after which the same message to the same person will not get through. */
const FINAL_ERRORS = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'cant_update_message',
  'channel_not_found',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'is_archived',
  'message_not_found',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

const TIMEOUT_MILLISECONDS = 15_000;
const MAX_WAITS_FOR_RATE_LIMIT = 5;
/** More than enough for the messages of one direct message channel since a delivery was claimed. */
const HISTORY_PAGE = 100;

const A_MINUTE = 60_000;
/**
 * A little below what Slack allows, so that a whole company's Monday passes without a refusal: several hundred messages
 * a minute in all, about one a second in a channel with short bursts, and 50 calls a minute of what is of its third tier
 * (docs.slack.dev/apis/web-api/rate-limits).
 */
const ALL_POSTS: Limit = { max: 240, milliseconds: A_MINUTE };
const POSTS_IN_A_CHANNEL: Limit = { max: 5, milliseconds: 6_000 };
const THIRD_TIER: Limit = { max: 45, milliseconds: A_MINUTE };

/**
 * The port over Slack's Web API. `client` repeats calls that fail; posting has a client of its own, which doesn't. What is
 * done for many people one after the other is paced; what somebody waits for is not.
 */
export function createWebApiPort(client: WebClient, time: Time = REAL_TIME): SlackPort {
  const pace = createPace(time);
  const poster = new WebClient(client.token, {
    slackApiUrl: client.slackApiUrl,
    timeout: TIMEOUT_MILLISECONDS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  return {
    async findAccount(email) {
      await pace.turn({ 'users.lookupByEmail': THIRD_TIER });
      try {
        const { user } = await client.users.lookupByEmail({ email });
        return toSlackAccount(user);
      } catch (error) {
        if (isError(error, 'users_not_found')) return undefined;
        throw error;
      }
    },
    async getAccount(id) {
      const { user } = await client.users.info({ user: id });
      return toSlackAccount(user);
    },
    async openDirectMessage(user) {
      await pace.turn({ 'conversations.open': THIRD_TIER });
      try {
        const { channel } = await client.conversations.open({ users: user });
        if (channel?.id === undefined) throw new Error('Slack opened a channel without an id.');
        return channel.id;
      } catch (error) {
        throw refused(error);
      }
    },
    post: (channel, message, delivery) => post({ poster, pace, time }, channel, message, delivery),
    findPosted: (channel, delivery, notBefore) => findPosted(client, channel, delivery, notBefore),
    getFile: (id) => getFile(client, id),
    async update(channel, ts, message) {
      try {
        await inFormsOf(message, ({ text, blocks }) =>
          client.chat.update({ channel, ts, text, blocks }),
        );
      } catch (error) {
        throw refused(error);
      }
    },
  };
}

interface Account {
  readonly id?: string;
  readonly is_bot?: boolean;
  readonly deleted?: boolean;
  readonly tz?: string;
  readonly profile?: { readonly email?: string };
}

function toSlackAccount(account: Account | undefined): SlackAccount | undefined {
  const email = account?.profile?.email;
  if (account?.id === undefined || email === undefined) return undefined;
  if (account.is_bot === true || account.deleted === true) return undefined;
  const isKnownZone = account.tz !== undefined && isTimeZone(account.tz);
  return {
    id: account.id as SlackAccountId,
    email: email.toLowerCase(),
    timeZone: isKnownZone ? account.tz : undefined,
  };
}

/** What posting needs. */
interface Posting {
  readonly poster: WebClient;
  readonly pace: Pace;
  readonly time: Time;
}

function post(
  posting: Posting,
  channel: string,
  message: SlackMessage,
  delivery: DeliveryId,
): Promise<string> {
  return inFormsOf(message, (form) => postForm(posting, channel, form, delivery));
}

/** What is sent to Slack of a message. */
interface Form {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Sends a message with its chart, and without it where Slack refuses that: a refused call had no effect. */
async function inFormsOf<Sent>(
  { text, blocks, chart }: SlackMessage,
  send: (form: Form) => Promise<Sent>,
): Promise<Sent> {
  if (chart === undefined) return send({ text, blocks });
  try {
    return await send({ text, blocks: [...blocks, chart as unknown as KnownBlock] });
  } catch (error) {
    const cause = error instanceof SlackRefusal ? error.cause : error;
    if (!isError(cause, 'invalid_blocks')) throw error;
    return send({ text, blocks });
  }
}

async function postForm(
  { poster, pace, time }: Posting,
  channel: string,
  { text, blocks }: Form,
  delivery: DeliveryId,
): Promise<string> {
  const metadata = { event_type: DELIVERY_EVENT, event_payload: { delivery } };
  for (let waits = 0; ; waits += 1) {
    await pace.turn({ all: ALL_POSTS, [channel]: POSTS_IN_A_CHANNEL });
    try {
      const { ts } = await poster.chat.postMessage({ channel, text, blocks, metadata });
      if (ts === undefined) throw new Error('Slack posted a message without a timestamp.');
      return ts;
    } catch (error) {
      // A rate-limited call had no effect, so it alone is safe to repeat.
      const mayRepeat = error instanceof WebAPIRateLimitedError && waits < MAX_WAITS_FOR_RATE_LIMIT;
      if (!mayRepeat) throw refused(error);
      await time.wait(error.retryAfter * 1000);
    }
  }
}

const DeliveryPayload = z.object({ delivery: z.string() });

async function findPosted(
  client: WebClient,
  channel: string,
  delivery: DeliveryId,
  notBefore: Date,
): Promise<string | undefined> {
  let cursor: string | undefined;
  do {
    const page = await client.conversations.history({
      channel,
      oldest: String(notBefore.getTime() / 1000),
      include_all_metadata: true,
      limit: HISTORY_PAGE,
      ...(cursor !== undefined && { cursor }),
    });
    const found = page.messages?.find(
      ({ metadata }) =>
        metadata?.event_type === DELIVERY_EVENT &&
        DeliveryPayload.safeParse(metadata.event_payload).data?.delivery === delivery,
    );
    if (found !== undefined) return found.ts;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return undefined;
}

function refused(error: unknown): unknown {
  return error instanceof WebAPIPlatformError && FINAL_ERRORS.has(error.data.error)
    ? new SlackRefusal(error.data.error, { cause: error })
    : error;
}

function isError(error: unknown, code: string): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === code;
}
