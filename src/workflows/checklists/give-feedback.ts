import { touchChecklist } from '../../database/checklists/outdated-checklists.ts';
import { saveFeedback } from '../../database/checklists/feedback.ts';
import type { Feedback } from '../../domain/checklists/feedback.ts';
import type { ChecklistId, ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { findOwnItem } from '../people/whose-item.ts';

/**
 * Notes a manager's feedback on an item of their own and returns its checklist; undefined where it is unknown or somebody
 * else's. New feedback replaces the old.
 */
export async function giveFeedback(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
  feedback: Feedback,
): Promise<ChecklistId | undefined> {
  const own = await findOwnItem(context.database, manager.id, itemId);
  if (own === undefined) return undefined;
  await saveFeedback(context.database, itemId, manager.id, feedback, context.now());
  await touchChecklist(context.database, own.checklistId);
  return own.checklistId;
}
