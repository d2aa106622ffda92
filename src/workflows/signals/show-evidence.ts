import { currentExpectations } from '../../database/one-on-ones/expectations.ts';
import type { ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { EvidenceInput } from '../../screen/signals/evidence-blocks.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';
import { findItemToCoach } from '../people/whose-item.ts';

/** The evidence of an item on the manager's own checklist or one they cover; undefined for any other item. */
export async function showEvidence(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
): Promise<EvidenceInput | undefined> {
  const own = await findItemToCoach(context, manager.id, itemId);
  if (own === undefined || !('evidence' in own.item.content)) return undefined;
  const { content } = own.item;
  const repId = content.rep.id;
  const expectations = await currentExpectations(context.database, manager.id, [repId]);
  return {
    rep: content.rep,
    evidence: content.evidence,
    guide: context.coaching.guides[content.signal],
    expectations: expectations.get(repId) ?? [],
    since: content.kind === 'signal' ? content.since : undefined,
    alsoSeen: content.kind === 'signal' ? (content.alsoSeen ?? []) : [],
    firstSeenOn: content.kind === 'signal' ? content.firstSeenOn : undefined,
    exportAsOf: own.exportAsOf,
    today: todayOf(context, manager),
  };
}
