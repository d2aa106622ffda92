import { findOwnItem, type OwnItem } from '../database/checklists.ts';
import type { Transaction } from '../database/connection.ts';
import { markItemLogged, signalOf } from '../database/item-actions.ts';
import {
  closeCommitments,
  findOwnOneOnOne,
  insertOneOnOne,
  saveCommitments,
  updateOneOnOne,
} from '../database/one-on-ones.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { ChecklistId, ChecklistItemId, OneOnOneId } from '../domain/ids.ts';
import {
  findDraftErrors,
  type DraftError,
  type OneOnOneDraft,
} from '../domain/one-on-one-draft.ts';
import type { Person } from '../domain/person.ts';
import { findReport } from './prepare-log.ts';
import { todayOf, type WorkflowContext } from './workflow-context.ts';

export type LogResult =
  | {
      readonly result: 'saved';
      /** The checklist whose message is to be updated; undefined where no item led to it. */
      readonly checklistId: ChecklistId | undefined;
    }
  | { readonly result: 'wrong'; readonly errors: readonly DraftError[] }
  /** The rep, or the item, is not this manager's. */
  | { readonly result: 'refused' };

export interface LogOrigin {
  /** Made when the modal opened. */
  readonly submissionId: string;
  /** The checklist item that it was opened from. */
  readonly itemId: ChecklistItemId | undefined;
  /** What the modal was opened to edit. */
  readonly editing: OneOnOneId | undefined;
}

/**
 * Saves a one-on-one with its commitments and the item that led to it in one transaction. The same submission again
 * changes nothing.
 */
export async function logOneOnOne(
  context: WorkflowContext,
  manager: Person,
  draft: OneOnOneDraft,
  origin: LogOrigin,
): Promise<LogResult> {
  const errors = findDraftErrors(draft, todayOf(context, manager));
  const { heldOn } = draft;
  if (errors.length > 0 || heldOn === undefined) return { result: 'wrong', errors };
  if ((await findReport(context, manager, draft.repId)) === undefined) return { result: 'refused' };

  const now = context.now();
  return context.database.transaction().execute(async (transaction): Promise<LogResult> => {
    const { itemId } = origin;
    const own =
      itemId === undefined ? undefined : await findOwnItem(transaction, manager.id, itemId);
    if (itemId !== undefined && own?.item.content.rep.id !== draft.repId) {
      return { result: 'refused' };
    }
    const id = await save(transaction, manager, { ...draft, heldOn }, origin, own, now);
    if (id === undefined) return { result: 'refused' };
    await closeCommitments(transaction, manager.id, draft.repId, draft.kept, 'kept', now);
    return { result: 'saved', checklistId: own?.checklistId };
  });
}

/** Returns the id of what was saved, now or by this submission before; undefined where it may not be edited. */
async function save(
  transaction: Transaction,
  manager: Person,
  draft: OneOnOneDraft & { readonly heldOn: CalendarDate },
  origin: LogOrigin,
  own: OwnItem | undefined,
  now: Date,
): Promise<OneOnOneId | undefined> {
  if (origin.editing !== undefined) {
    const before = await findOwnOneOnOne(transaction, manager.id, origin.editing);
    if (before?.repId !== draft.repId) return undefined;
    await updateOneOnOne(transaction, before.id, draft, now);
    await saveCommitments(transaction, before.id, draft.commitments, now);
    return before.id;
  }
  const signalId = own === undefined ? undefined : signalOf(own.item);
  const { id, isNew } = await insertOneOnOne(transaction, draft, origin.submissionId, signalId);
  if (!isNew) return id;
  await saveCommitments(transaction, id, draft.commitments, now);
  if (own !== undefined) await markItemLogged(transaction, own.item.id, id, manager.id, now);
  return id;
}
