import {
  markComplaintTold,
  untoldComplaints,
  type Complaint,
} from '../../database/recaps/data-complaints.ts';
import { owe, owedDeliveries, wasOwed } from '../../database/delivery/deliveries.ts';
import { findPerson } from '../../database/people/people.ts';
import { localTime } from '../../domain/calendar.ts';
import { complaintForAdministrator, complaintForManager } from '../../screen/recaps/rep-answers.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from '../delivery/deliver.ts';
import { findAccount } from '../people/find-account.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * Tells the manager and each administrator what a rep says about the data. What can't be sent now is sent when this is
 * called again.
 */
export async function tellComplaints(context: WorkflowContext): Promise<void> {
  for (const complaint of await untoldComplaints(context.database)) await tell(context, complaint);
}

async function tell(context: WorkflowContext, complaint: Complaint): Promise<void> {
  const { database } = context;
  const messages = new Map([
    ...(await oweManager(context, complaint)),
    ...(await oweAdministrators(context, complaint)),
  ]);
  const keys = [...messages.keys()];
  for (const delivery of await owedDeliveries(database, keys)) {
    const message = messages.get(delivery.key);
    if (message !== undefined) await deliver(context, delivery, () => Promise.resolve(message));
  }
  const left = await owedDeliveries(database, keys);
  if (left.length === 0) await markComplaintTold(database, complaint.id, context.now());
}

/** What is owed to whom, by its key. */
type Owed = readonly (readonly [key: string, message: SlackMessage])[];

async function oweManager(context: WorkflowContext, complaint: Complaint): Promise<Owed> {
  const { database, log } = context;
  const known = await findPerson(database, complaint.manager.id);
  const manager = known && (await findAccount(context, known));
  if (manager?.slackUserId === undefined) {
    log.warn({ manager: complaint.manager.id }, 'a rep’s answer reaches no manager in Slack');
    return [];
  }
  const key = `complaint:${complaint.id}:manager`;
  await owe(database, key, manager.slackUserId);
  return [[key, complaintForManager(complaint, todayOf(context, manager))]];
}

async function oweAdministrators(context: WorkflowContext, complaint: Complaint): Promise<Owed> {
  const { database, slack, log, coaching } = context;
  const today = localTime(context.now(), coaching.defaultTimeZone).date;
  const message = complaintForAdministrator(complaint, today);
  const owed: [string, SlackMessage][] = [];
  for (const email of coaching.adminEmails) {
    const key = `complaint:${complaint.id}:${email}`;
    if (!(await wasOwed(database, key))) {
      const account = await slack.findUser(email);
      if (account === undefined) {
        log.warn('an address in ADMIN_EMAILS has no Slack account');
        continue;
      }
      await owe(database, key, account.id);
    }
    owed.push([key, message]);
  }
  return owed;
}
