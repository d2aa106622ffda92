import { findRecipient } from '../../database/checklists/checklists.ts';
import { findPosted, findPostedChecklist } from '../../database/delivery/deliveries.ts';
import type { ChecklistId } from '../../domain/ids.ts';
import { reminderKey, renderReminder } from './remind-managers.ts';
import { renderChecklist } from './render-checklist.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Updates the posted message of a checklist, and its reminder, for whoever got them; does nothing where
 * none was posted.
 */
export async function updateChecklistMessage(
  context: WorkflowContext,
  checklist: ChecklistId,
): Promise<void> {
  const { database, slack } = context;
  const recipient = await findRecipient(database, checklist);
  const posted = await findPostedChecklist(database, checklist);
  if (posted !== undefined) {
    const message = await renderChecklist(context, recipient, checklist);
    await slack.update(posted.channel, posted.messageTs, message);
  }
  const reminder = await findPosted(database, reminderKey(checklist));
  if (reminder !== undefined) {
    const message = await renderReminder(context, recipient, checklist);
    await slack.update(reminder.channel, reminder.messageTs, message);
  }
}
