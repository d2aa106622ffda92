import { owe, owedDeliveries } from '../../database/delivery/deliveries.ts';
import type { SlackUserId } from '../../domain/ids.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from './deliver.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Sends somebody a message that they get once in all, as the key says. */
export async function tellOnce(
  context: WorkflowContext,
  key: string,
  recipient: SlackUserId,
  message: SlackMessage,
): Promise<void> {
  await owe(context.database, key, recipient);
  for (const delivery of await owedDeliveries(context.database, [key])) {
    await deliver(context, delivery, () => Promise.resolve(message));
  }
}
