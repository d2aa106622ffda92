import {
  claimDelivery,
  knownChannel,
  noteFailure,
  postClaimed,
  type Claim,
  type PendingDelivery,
} from '../../database/delivery/deliveries.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { SlackRefusal } from '../slack-port.ts';
import { nextTry } from './next-try.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Slack's clock and ours may differ by this much. */
const CLOCK_DIFFERENCE_MILLISECONDS = 10 * 60_000;

/**
 * Posts a pending message, effectively once: claimed, posted with metadata that names the delivery, recorded. Where
 * an earlier claim did not end in a record, the channel is searched for the message before anything is posted again.
 * Returns whether this call posted it or found it. Slack's errors are logged and noted with the delivery.
 */
export async function deliver(
  context: WorkflowContext,
  delivery: PendingDelivery,
  render: () => Promise<SlackMessage>,
): Promise<boolean> {
  const { database, slack } = context;
  const claim = await claimDelivery(database, delivery.id, context.now());
  if (claim === undefined) return false;
  try {
    return await postClaimed(database, claim, context.now(), async () => {
      const known =
        claim.claimedBefore === undefined
          ? await knownChannel(database, delivery.recipient)
          : undefined;
      if (known !== undefined) {
        const messageTs = await postInKnown(context, known, await render(), delivery);
        if (messageTs !== undefined) return { channel: known, messageTs };
      }
      const channel = await slack.openDirectMessage(delivery.recipient);
      const found =
        claim.claimedBefore === undefined
          ? undefined
          : await slack.findPosted(channel, delivery.id, shortlyBefore(claim.claimedBefore));
      const messageTs = found ?? (await slack.post(channel, await render(), delivery.id));
      return { channel, messageTs };
    });
  } catch (error) {
    await noteTrouble(context, delivery, claim, error);
    return false;
  }
}

async function noteTrouble(
  { database, log, now }: WorkflowContext,
  { id, key }: PendingDelivery,
  { attempt, claimedBefore }: Claim,
  error: unknown,
): Promise<void> {
  const isRefusal = error instanceof SlackRefusal;
  const next = nextTry({ isRefusal, attempt, firstAt: claimedBefore ?? now(), now: now() });
  await noteFailure(database, id, {
    cause: error instanceof Error ? error.message : String(error),
    refusedAt: isRefusal ? now() : undefined,
    retryAt: next.isGivenUp ? undefined : next.at,
  });
  log.error({ err: error, delivery: id, key, next }, 'delivery failed');
}

/**
 * Posts where earlier messages to the same person went, which saves a call of which Slack allows few. Undefined where
 * Slack refuses it there: then the channel has to be asked for, and the refused call had no effect.
 */
async function postInKnown(
  { slack }: WorkflowContext,
  channel: string,
  message: SlackMessage,
  delivery: PendingDelivery,
): Promise<string | undefined> {
  try {
    return await slack.post(channel, message, delivery.id);
  } catch (error) {
    if (error instanceof SlackRefusal) return undefined;
    throw error;
  }
}

/** The oldest time at which an attempt may have posted: the first claim's, with room for clocks that differ. */
function shortlyBefore(instant: Date): Date {
  return new Date(instant.getTime() - CLOCK_DIFFERENCE_MILLISECONDS);
}
