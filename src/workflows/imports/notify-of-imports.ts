import { peopleOfOwners } from '../../database/people/crm-owners.ts';
import { enqueue, pendingDeliveries, wasEnqueued } from '../../database/delivery/deliveries.ts';
import {
  findNotice,
  findPostedWith,
  markNotified,
  untoldNotices,
  type StoredNotice,
} from '../../database/imports/import-notices.ts';
import { loadStageOutcomes } from '../../database/imports/stage-outcomes.ts';
import { peopleOn } from '../../database/people/people.ts';
import { localTime } from '../../domain/calendar.ts';
import type { ImportNoticeId } from '../../domain/ids.ts';
import { hasWork, type ImportNotice } from '../../domain/imports/import-notice.ts';
import { likeliestPerson } from '../../domain/imports/likeliest-person.ts';
import { importNoticeMessage } from '../../screen/imports/import-notice-message.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from '../delivery/deliver.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Tells of the imports that there is something to tell about: each administrator where there is something to do, and
 * whoever gave the file in Slack in any case. What can't be sent now is sent when this is called again.
 */
export async function notifyOfImports(context: WorkflowContext): Promise<void> {
  for (const notice of await untoldNotices(context.database)) await notify(context, notice);
}

async function notify(context: WorkflowContext, notice: StoredNotice): Promise<void> {
  const { database } = context;
  const keys = await enqueueAll(context, notice);
  for (const delivery of await pendingDeliveries(database, keys)) {
    await deliver(context, delivery, () => render(context, notice.id, notice.content));
  }
  const left = await pendingDeliveries(database, keys);
  if (left.length === 0) await markNotified(database, notice.id, context.now());
}

/** Enqueues its messages; returns their keys. */
async function enqueueAll(
  { database, slack, log, coaching }: WorkflowContext,
  { id, askedBy, content }: StoredNotice,
): Promise<string[]> {
  const keys: string[] = [];
  if (askedBy !== undefined) {
    const key = `${prefixOf(id)}asked`;
    keys.push(key);
    await enqueue(database, key, askedBy);
  }
  // Who gives a file again that is in already asks for themselves alone.
  const isNews =
    askedBy === undefined || content.outcome === 'refused' || !content.wasImportedBefore;
  for (const email of isNews && hasWork(content) ? coaching.adminEmails : []) {
    const key = `${prefixOf(id)}${email}`;
    if (await wasEnqueued(database, key)) {
      keys.push(key);
      continue;
    }
    const account = await slack.findAccount(email);
    if (account === undefined) log.warn('an address in ADMIN_EMAILS has no Slack account');
    else if (account.id !== askedBy) {
      keys.push(key);
      await enqueue(database, key, account.id);
    }
  }
  return keys;
}

/** Updates the messages that reported it. */
export async function updateImportMessages(
  context: WorkflowContext,
  id: ImportNoticeId,
): Promise<void> {
  const { database, slack } = context;
  const content = await findNotice(database, id);
  if (content === undefined) return;
  const message = await render(context, id, content);
  for (const { channel, messageTs } of await findPostedWith(database, prefixOf(id))) {
    await slack.update(channel, messageTs, message);
  }
}

function prefixOf(id: ImportNoticeId): string {
  return `import-notice:${id}:`;
}

async function render(
  { database, now, coaching }: WorkflowContext,
  id: ImportNoticeId,
  notice: ImportNotice,
): Promise<SlackMessage> {
  const owners = notice.outcome === 'imported' ? notice.owners.map(({ owner }) => owner) : [];
  const people = await peopleOfOwners(database, owners);
  const today = localTime(now(), coaching.defaultTimeZone).date;
  const staff = owners.length === 0 ? [] : await peopleOn(database, today);
  const likeliest = new Map(
    owners.flatMap((owner) => {
      const person = likeliestPerson(owner, staff);
      return person === undefined ? [] : [[owner, person] as const];
    }),
  );
  const decided = await loadStageOutcomes(database);
  return importNoticeMessage({ id, notice, people, likeliest, decided, today });
}
