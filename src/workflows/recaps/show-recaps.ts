import { findPosted, enqueue, pendingDeliveries } from '../../database/delivery/deliveries.ts';
import { findPerson } from '../../database/people/people.ts';
import {
  noteRecapShown,
  recapKey,
  recapVersion,
  staleRecaps,
  type StaleRecap,
} from '../../database/recaps/recap-messages.ts';
import { findRecap } from '../../database/recaps/recaps.ts';
import type { OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { recapMessage, recapWithdrawnMessage } from '../../screen/recaps/recap-message.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from '../delivery/deliver.ts';
import { findAccount } from '../people/find-account.ts';
import { SlackRefusal } from '../slack-port.ts';
import { zoneOf, type WorkflowContext } from '../workflow-context.ts';

/** For so long a rep without a Slack account is searched for. */
const LOOKING_MILLISECONDS = 7 * 86_400_000;

/**
 * Sends each shared recap to its rep, once, and updates those that changed since; of
 * all reps, or of one. What can't be shown now is shown when this is called again.
 */
export async function showRecaps(context: WorkflowContext, rep?: PersonId): Promise<void> {
  const since = new Date(context.now().getTime() - LOOKING_MILLISECONDS);
  for (const recap of await staleRecaps(context.database, since, rep)) {
    await show(context, recap).catch((error: unknown) => {
      context.log.error({ err: error, oneOnOne: recap.id }, 'a recap could not be shown');
    });
  }
}

async function show(context: WorkflowContext, { id, repId }: StaleRecap): Promise<void> {
  const { database, log } = context;
  // Read first: a change while it is sent is shown the next time.
  const version = await recapVersion(database, id);
  const known = await findPerson(database, repId);
  if (version === undefined || known === undefined) return;
  const rep = await findAccount(context, known);
  if (rep.slackAccountId === undefined) {
    log.warn({ rep: rep.id }, 'a recap is shared with somebody without a Slack account');
    return;
  }
  const render = () => renderRecap(context, rep, id);
  const posted = await findPosted(database, recapKey(id));
  if (posted === undefined) {
    await enqueue(database, recapKey(id), rep.slackAccountId);
    for (const delivery of await pendingDeliveries(database, [recapKey(id)])) {
      if (await deliver(context, delivery, render)) await noteRecapShown(database, id, version);
    }
    return;
  }
  try {
    await context.slack.update(posted.channel, posted.messageTs, await render());
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    log.warn({ oneOnOne: id, cause: error.message }, 'the message of a recap cannot be updated');
  }
  await noteRecapShown(database, id, version);
}

async function renderRecap(
  context: WorkflowContext,
  rep: Person,
  id: OneOnOneId,
): Promise<SlackMessage> {
  const recap = await findRecap(context.database, rep.id, id);
  return recap === undefined
    ? recapWithdrawnMessage()
    : recapMessage(recap, { timeZone: zoneOf(context, rep), now: context.now() });
}
