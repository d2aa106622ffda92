import { checklistsAbout } from '../../database/checklists/item-actions.ts';
import type { Person } from '../../domain/people/person.ts';
import { showRecaps } from './show-recaps.ts';
import { updateChecklistMessage } from '../checklists/update-checklist-message.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Shows what a rep did: in their own messages, and on the checklists of their manager. */
export async function followRepsAction(context: WorkflowContext, rep: Person): Promise<void> {
  await showRecaps(context, rep.id);
  for (const checklist of await checklistsAbout(context.database, rep.id)) {
    await updateChecklistMessage(context, checklist);
  }
}
