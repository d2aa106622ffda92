import { enqueue, pendingDeliveries, wasEnqueued } from '../../database/delivery/deliveries.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from './deliver.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Sends each administrator, or those of these addresses, a message that they get once in all, as the prefix of its keys says. What can't be sent now is
 * sent when this is called again. Returns whether there is anybody to notify.
 */
export async function notifyAdministrators(
  context: WorkflowContext,
  prefix: string,
  render: () => Promise<SlackMessage>,
  emails: readonly string[] = context.coaching.adminEmails,
): Promise<boolean> {
  const { database, slack, log } = context;
  const keys: string[] = [];
  let isAnybodyThere = false;
  for (const email of emails) {
    const key = `${prefix}:${email}`;
    keys.push(key);
    if (await wasEnqueued(database, key)) {
      isAnybodyThere = true;
      continue;
    }
    const account = await slack.findAccount(email);
    if (account === undefined) log.warn('an address in ADMIN_EMAILS has no Slack account');
    else {
      await enqueue(database, key, account.id);
      isAnybodyThere = true;
    }
  }
  for (const delivery of await pendingDeliveries(database, keys)) {
    await deliver(context, delivery, render);
  }
  return isAnybodyThere;
}
