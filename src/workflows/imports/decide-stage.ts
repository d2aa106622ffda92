import type { Database } from '../../database/connection.ts';
import { applyStageOutcome, saveStageOutcome } from '../../database/imports/stage-outcomes.ts';
import { findNotice } from '../../database/imports/import-notices.ts';
import { noteAuditEvent } from '../../database/privacy/audit-events.ts';
import { notePendingDetection } from '../../database/signals/pending-detection.ts';
import type { ImportNoticeId } from '../../domain/ids.ts';
import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import { detectPending } from '../signals/detect-pending.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { updateImportMessages } from './notify-of-imports.ts';

/** What was chosen beside a question of a notice. */
export interface StageAnswer {
  readonly notice: ImportNoticeId;
  readonly index: number;
  readonly outcome: OpportunityOutcome;
}

/** As {@link decideStage}; returns what follows from it, undefined where the notice asks no such question. */
export async function decideStageInNotice(
  context: WorkflowContext,
  { notice, index, outcome }: StageAnswer,
  administrator: string,
): Promise<(() => Promise<void>) | undefined> {
  const content = await findNotice(context.database, notice);
  const asked = content?.outcome === 'imported' ? content.stages[index] : undefined;
  if (asked === undefined) return undefined;
  await decideStage(context.database, asked.stage, outcome, administrator);
  return async () => {
    await updateImportMessages(context, notice);
    await detectPending(context.database);
  };
}

/**
 * Remembers how deals in a stage end, for what is in already and for every later export; twice is the same as once.
 * Returns how many deals ended otherwise before.
 */
export async function decideStage(
  database: Database,
  stage: string,
  outcome: OpportunityOutcome,
  administrator: string,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    await noteAuditEvent(transaction, {
      actor: administrator,
      action: 'say how a stage ends',
      subject: undefined,
    });
    await saveStageOutcome(transaction, stage, outcome);
    const changed = await applyStageOutcome(transaction, stage, outcome);
    if (changed > 0) await notePendingDetection(transaction);
    return changed;
  });
}
