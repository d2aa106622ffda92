import { enqueue, pendingDeliveries } from '../../database/delivery/deliveries.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from './deliver.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Sends somebody a message that they get once in all, as the key says. */
export async function notifyOnce(
  context: WorkflowContext,
  key: string,
  recipient: SlackAccountId,
  message: SlackMessage,
): Promise<void> {
  await enqueue(context.database, key, recipient);
  for (const delivery of await pendingDeliveries(context.database, [key])) {
    await deliver(context, delivery, () => Promise.resolve(message));
  }
}
