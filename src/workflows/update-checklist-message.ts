import { findPostedChecklist } from '../database/deliveries.ts';
import type { ChecklistId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { renderChecklist } from './render-checklist.ts';
import type { WorkflowContext } from './workflow-context.ts';

/** Brings the posted message of a checklist up to date; does nothing where none was posted. */
export async function updateChecklistMessage(
  context: WorkflowContext,
  manager: Person,
  checklist: ChecklistId,
): Promise<void> {
  const posted = await findPostedChecklist(context.database, checklist);
  if (posted === undefined) return;
  const message = await renderChecklist(context, manager, checklist);
  await context.slack.update(posted.channel, posted.messageTs, message);
}
