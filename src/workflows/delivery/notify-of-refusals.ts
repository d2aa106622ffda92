import { refusedDeliveries } from '../../database/delivery/deliveries.ts';
import { refusedDeliveryMessage } from '../../screen/delivery/refused-delivery-message.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { notifyAdministrators } from './notify-administrators.ts';

const A_WEEK = 7 * 24 * 60 * 60_000;

/** Notifies administrators of each person whom Slack lets nobody write to, once in a week, and of what to do. */
export async function notifyOfRefusals(context: WorkflowContext): Promise<void> {
  const since = new Date(context.now().getTime() - A_WEEK);
  for (const { recipient, name, cause, firstRefused } of await refusedDeliveries(
    context.database,
    since,
  )) {
    const prefix = `refused:${recipient}:${firstRefused}`;
    await notifyAdministrators(context, prefix, () =>
      Promise.resolve(refusedDeliveryMessage({ name, cause })),
    );
  }
}
