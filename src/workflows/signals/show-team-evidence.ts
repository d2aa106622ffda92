import type { ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { TeamEvidenceInput } from '../../screen/signals/team-evidence-view.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';
import { findItemToCoach } from '../people/whose-item.ts';

/** What is behind an item about a team, on the manager's own checklist or one they cover; undefined for any other item. */
export async function showTeamEvidence(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
): Promise<TeamEvidenceInput | undefined> {
  const own = await findItemToCoach(context, manager.id, itemId);
  if (own?.item.content.kind !== 'team') return undefined;
  return {
    content: own.item.content,
    guide: context.coaching.guides['shared-by-a-team'],
    exportAsOf: own.exportAsOf,
    today: todayOf(context, manager),
  };
}
