import type { ChecklistItemId, SlackUserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { EvidenceInput } from '../slack/messages/evidence-blocks.ts';
import { evidenceMessage } from '../slack/messages/evidence-message.ts';
import { showEvidence } from './show-evidence.ts';
import { tellOnce } from './tell-once.ts';
import type { WorkflowContext } from './workflow-context.ts';

/**
 * Sends the chart behind an item to the manager whose item it is, once for each time that the evidence was opened.
 * Returns what was sent; undefined where the item is none of theirs.
 */
export async function sendChart(
  context: WorkflowContext,
  manager: Person,
  user: SlackUserId,
  itemId: ChecklistItemId,
  viewId: string,
): Promise<EvidenceInput | undefined> {
  const evidence = await showEvidence(context, manager, itemId);
  if (evidence === undefined) return undefined;
  await tellOnce(context, `chart:${itemId}:${viewId}`, user, evidenceMessage(evidence));
  return evidence;
}
