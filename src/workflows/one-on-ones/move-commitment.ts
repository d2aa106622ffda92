import { moveCommitment as move } from '../../database/one-on-ones/commitment-moves.ts';
import { touchChecklistsAbout } from '../../database/checklists/outdated-checklists.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { findMoveProblem } from '../../domain/one-on-ones/commitment-move.ts';
import type { ChecklistId, ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { MoveViewInput } from '../../screen/one-on-ones/move-commitment-view.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';
import { findOwnItem } from '../people/whose-item.ts';

export type MoveResult =
  | { readonly result: 'moved'; readonly checklistId: ChecklistId }
  | { readonly result: 'wrong'; readonly problem: string }
  /** The item is not this manager's, or about no commitment. */
  | { readonly result: 'refused' };

/** What the modal asks about, without the metadata that the caller gives it; undefined where the item is not this manager's, or about no commitment. */
export async function prepareMove(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
): Promise<Omit<MoveViewInput, 'metadata'> | undefined> {
  const own = await findOwnItem(context.database, manager.id, itemId);
  if (own?.item.content.kind !== 'commitment-due') return undefined;
  const { action, dueOn } = own.item.content;
  return { action, dueOn, today: todayOf(context, manager) };
}

/** Moves the commitment of a manager's own item to another day. A second time finds the item acted on and changes nothing. */
export async function moveCommitment(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
  to: CalendarDate | undefined,
): Promise<MoveResult> {
  const now = context.now();
  return context.database.transaction().execute(async (transaction): Promise<MoveResult> => {
    const own = await findOwnItem(transaction, manager.id, itemId);
    if (own?.item.content.kind !== 'commitment-due') return { result: 'refused' };
    const { checklistId } = own;
    const { commitmentId, dueOn, rep } = own.item.content;
    const problem = findMoveProblem(to, dueOn, todayOf(context, manager));
    if (problem !== undefined || to === undefined) {
      return { result: 'wrong', problem: problem ?? '' };
    }
    if (own.item.state.state === 'open') await move(transaction, commitmentId, to, manager.id, now);
    await touchChecklistsAbout(transaction, rep.id);
    return { result: 'moved', checklistId };
  });
}
