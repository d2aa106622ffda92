import { checklistsAbout } from '../database/item-actions.ts';
import { findPerson } from '../database/people.ts';
import type { Person } from '../domain/person.ts';
import { showRecaps } from './show-recaps.ts';
import { updateChecklistMessage } from './update-checklist-message.ts';
import type { WorkflowContext } from './workflow-context.ts';

/** Shows what a rep did: in their own messages, and on the checklists of their manager. */
export async function followRepsAction(context: WorkflowContext, rep: Person): Promise<void> {
  await showRecaps(context, rep.id);
  for (const { checklistId, managerId } of await checklistsAbout(context.database, rep.id)) {
    const manager = await findPerson(context.database, managerId);
    if (manager !== undefined) await updateChecklistMessage(context, manager, checklistId);
  }
}
