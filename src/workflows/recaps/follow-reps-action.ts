import type { Person } from '../../domain/people/person.ts';
import { showRecaps } from './show-recaps.ts';
import { showChecklistsOf } from '../checklists/show-checklists.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Shows what a rep did: in their own messages, and on the checklists of their manager. */
export async function followRepsAction(context: WorkflowContext, rep: Person): Promise<void> {
  await showRecaps(context, rep.id);
  if (rep.managerId !== undefined) await showChecklistsOf(context, rep.managerId);
}
