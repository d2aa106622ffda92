import { findOwnItem } from '../../database/checklists/checklists.ts';
import {
  actOnItem as markItem,
  dismissSignals,
  signalsOf,
  snoozeSignals,
  snoozeWaiting,
} from '../../database/checklists/item-actions.ts';
import { dismissGroupSignal, snoozeGroupSignal } from '../../database/signals/group-signals.ts';
import { closeCommitment } from '../../database/one-on-ones/one-on-ones.ts';
import { snoozedUntil } from '../../domain/checklists/checklist.ts';
import type { ChecklistId, ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

export type ItemAction = 'snoozed' | 'dismissed' | 'kept' | 'dropped';

/**
 * Does what a manager chose for an item of their own and returns its checklist; undefined where it is
 * unknown or somebody else's. A second click changes nothing.
 */
export async function actOnItem(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
  action: ItemAction,
): Promise<ChecklistId | undefined> {
  const now = context.now();
  return context.database.transaction().execute(async (transaction) => {
    const own = await findOwnItem(transaction, manager.id, itemId);
    if (own === undefined) return undefined;
    const { item, checklistId, week } = own;
    const { content } = item;
    if (!(await markItem(transaction, itemId, action, manager.id, now))) return checklistId;
    const signals = signalsOf(item);
    if (action === 'snoozed' && signals.length > 0) {
      await snoozeSignals(transaction, signals, snoozedUntil(week));
    }
    if (action === 'snoozed' && content.kind === 'longest-without-a-one-on-one') {
      await snoozeWaiting(transaction, manager.id, content.rep.id, snoozedUntil(week));
    }
    if (action === 'dismissed' && signals.length > 0) {
      await dismissSignals(transaction, signals, todayOf(context, manager));
    }
    if (content.kind === 'team') {
      const { groupSignalId: id } = content;
      if (action === 'snoozed') await snoozeGroupSignal(transaction, id, snoozedUntil(week));
      if (action === 'dismissed')
        await dismissGroupSignal(transaction, id, todayOf(context, manager));
    }
    if ((action === 'kept' || action === 'dropped') && content.kind === 'commitment-due') {
      const { rep, commitmentId } = content;
      await closeCommitment(transaction, manager.id, rep.id, commitmentId, action, now);
    }
    return checklistId;
  });
}
