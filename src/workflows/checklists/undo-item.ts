import {
  endWaitingSnooze,
  reopenItem,
  signalsOf,
  snoozeSignals,
  undismissSignals,
} from '../../database/checklists/item-actions.ts';
import { touchChecklist } from '../../database/checklists/outdated-checklists.ts';
import type { Transaction } from '../../database/connection.ts';
import { undoMove } from '../../database/one-on-ones/commitment-moves.ts';
import { reopenCommitment } from '../../database/one-on-ones/one-on-ones.ts';
import { snoozeGroupSignal, undismissGroupSignal } from '../../database/signals/group-signals.ts';
import { mayUndo, type ChecklistItem } from '../../domain/checklists/checklist.ts';
import type { ChecklistId, ChecklistItemId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { touchAbout } from './touch-about.ts';
import { findOwnItem } from '../people/whose-item.ts';

/**
 * Takes back what a manager did with an item of their own, until the next list, and returns its checklist; undefined where
 * it is unknown or somebody else's. A second click finds it open and changes nothing.
 */
export async function undoItem(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
): Promise<ChecklistId | undefined> {
  return context.database.transaction().execute(async (transaction) => {
    const own = await findOwnItem(transaction, manager.id, itemId);
    if (own === undefined) return undefined;
    if (mayUndo(own.item, manager.id)) await undo(transaction, manager.id, own.item);
    await touchChecklist(transaction, own.checklistId);
    await touchAbout(transaction, own.item.content);
    return own.checklistId;
  });
}

async function undo(
  transaction: Transaction,
  manager: PersonId,
  item: ChecklistItem,
): Promise<void> {
  const { content, state } = item;
  const signals = signalsOf(item);
  switch (state.state) {
    case 'snoozed':
      await reopenItem(transaction, item.id);
      if (signals.length > 0) await snoozeSignals(transaction, signals, null);
      if (content.kind === 'team')
        await snoozeGroupSignal(transaction, content.groupSignalId, null);
      if (content.kind === 'longest-without-a-one-on-one') {
        await endWaitingSnooze(transaction, manager, content.rep.id);
      }
      return;
    case 'dismissed':
      await reopenItem(transaction, item.id);
      if (signals.length > 0) await undismissSignals(transaction, signals);
      if (content.kind === 'team') await undismissGroupSignal(transaction, content.groupSignalId);
      return;
    case 'kept':
    case 'dropped':
      if (content.kind !== 'commitment-due') return;
      await reopenCommitment(transaction, manager, content.commitmentId);
      return;
    case 'moved':
      if (content.kind !== 'commitment-due') return;
      await undoMove(transaction, manager, content.commitmentId);
      return;
    case 'open':
    case 'logged':
  }
}
