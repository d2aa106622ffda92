import type { ChecklistItemId, SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { EvidenceInput } from '../../screen/signals/evidence-blocks.ts';
import { evidenceMessage } from '../../screen/signals/evidence-message.ts';
import { showEvidence } from '../signals/show-evidence.ts';
import { notifyOnce } from '../delivery/notify-once.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Sends the chart behind an item to the manager whose item it is, once for each time that the evidence was opened.
 * Returns what was sent; undefined where the item is not theirs.
 */
export async function sendChart(
  context: WorkflowContext,
  manager: Person,
  user: SlackAccountId,
  itemId: ChecklistItemId,
  viewId: string,
): Promise<EvidenceInput | undefined> {
  const evidence = await showEvidence(context, manager, itemId);
  if (evidence === undefined) return undefined;
  await notifyOnce(context, `chart:${itemId}:${viewId}`, user, evidenceMessage(evidence));
  return evidence;
}
