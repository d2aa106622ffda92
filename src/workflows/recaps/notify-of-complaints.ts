import {
  markComplaintNotified,
  untoldComplaints,
  type Complaint,
} from '../../database/recaps/data-complaints.ts';
import { enqueue, pendingDeliveries, wasEnqueued } from '../../database/delivery/deliveries.ts';
import { findPerson } from '../../database/people/people.ts';
import { localTime } from '../../domain/calendar.ts';
import { complaintForAdministrator, complaintForManager } from '../../screen/recaps/rep-answers.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from '../delivery/deliver.ts';
import { findAccount } from '../people/find-account.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * Notifies the manager and each administrator of what a rep says about the data. What can't be sent now is sent when this is
 * called again.
 */
export async function notifyOfComplaints(context: WorkflowContext): Promise<void> {
  for (const complaint of await untoldComplaints(context.database))
    await notify(context, complaint);
}

async function notify(context: WorkflowContext, complaint: Complaint): Promise<void> {
  const { database } = context;
  const messages = new Map([
    ...(await enqueueForManager(context, complaint)),
    ...(await enqueueForAdministrators(context, complaint)),
  ]);
  const keys = [...messages.keys()];
  for (const delivery of await pendingDeliveries(database, keys)) {
    const message = messages.get(delivery.key);
    if (message !== undefined) await deliver(context, delivery, () => Promise.resolve(message));
  }
  const left = await pendingDeliveries(database, keys);
  if (left.length === 0) await markComplaintNotified(database, complaint.id, context.now());
}

/** The message and who gets it, by its key. */
type Enqueued = readonly (readonly [key: string, message: SlackMessage])[];

async function enqueueForManager(
  context: WorkflowContext,
  complaint: Complaint,
): Promise<Enqueued> {
  const { database, log } = context;
  const known = await findPerson(database, complaint.manager.id);
  const manager = known && (await findAccount(context, known));
  if (manager?.slackAccountId === undefined) {
    log.warn({ manager: complaint.manager.id }, 'a rep’s answer reaches no manager in Slack');
    return [];
  }
  const key = `complaint:${complaint.id}:manager`;
  await enqueue(database, key, manager.slackAccountId);
  return [[key, complaintForManager(complaint, todayOf(context, manager))]];
}

async function enqueueForAdministrators(
  context: WorkflowContext,
  complaint: Complaint,
): Promise<Enqueued> {
  const { database, slack, log, coaching } = context;
  const today = localTime(context.now(), coaching.defaultTimeZone).date;
  const message = complaintForAdministrator(complaint, today);
  const enqueued: [string, SlackMessage][] = [];
  for (const email of coaching.adminEmails) {
    const key = `complaint:${complaint.id}:${email}`;
    if (!(await wasEnqueued(database, key))) {
      const account = await slack.findAccount(email);
      if (account === undefined) {
        log.warn('an address in ADMIN_EMAILS has no Slack account');
        continue;
      }
      await enqueue(database, key, account.id);
    }
    enqueued.push([key, message]);
  }
  return enqueued;
}
