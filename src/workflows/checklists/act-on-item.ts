import type { OwnItem } from '../../database/checklists/checklists.ts';
import {
  dismissSignals,
  markItem,
  signalsOf,
  snoozeSignals,
  snoozeWaiting,
} from '../../database/checklists/item-actions.ts';
import { dismissGroupSignal, snoozeGroupSignal } from '../../database/signals/group-signals.ts';
import { touchChecklist } from '../../database/checklists/outdated-checklists.ts';
import { touchAbout } from './touch-about.ts';
import type { Transaction } from '../../database/connection.ts';
import { closeCommitment } from '../../database/one-on-ones/one-on-ones.ts';
import { snoozedUntil } from '../../domain/checklists/checklist.ts';
import type { ChecklistId, ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';
import { findOwnItem } from '../people/whose-item.ts';

export type ItemAction = 'snoozed' | 'dismissed' | 'kept' | 'dropped';

/**
 * Does what a manager chose for an item of their own and returns its checklist; undefined where it is
 * unknown or somebody else's. A second click changes nothing, nor does a snooze of a list that is over.
 */
export async function actOnItem(
  context: WorkflowContext,
  manager: Person,
  itemId: ChecklistItemId,
  action: ItemAction,
): Promise<ChecklistId | undefined> {
  return context.database.transaction().execute(async (transaction) => {
    const own = await findOwnItem(transaction, manager.id, itemId);
    if (own === undefined) return undefined;
    const isPutAside = action === 'snoozed' || action === 'dismissed';
    if (!isPutAside) await close(context, transaction, manager, own, action);
    else if (own.item.isOver !== true) await putAside(context, transaction, manager, own, action);
    // Whatever the click found, its message is to show it.
    await touchChecklist(transaction, own.checklistId);
    await touchAbout(transaction, own.item.content);
    return own.checklistId;
  });
}

async function close(
  { now }: WorkflowContext,
  transaction: Transaction,
  manager: Person,
  { item: { content } }: OwnItem,
  action: 'kept' | 'dropped',
): Promise<void> {
  if (content.kind !== 'commitment-due') return;
  const { rep, commitmentId } = content;
  await closeCommitment(transaction, manager.id, rep.id, commitmentId, action, now());
}

async function putAside(
  context: WorkflowContext,
  transaction: Transaction,
  manager: Person,
  { item, week }: OwnItem,
  action: 'snoozed' | 'dismissed',
): Promise<void> {
  const { content, state } = item;
  if (state.state !== 'open' || content.kind === 'commitment-due') return;
  if (!(await markItem(transaction, item.id, action, manager.id, context.now()))) return;
  const signals = signalsOf(item);
  if (action === 'dismissed') {
    const today = todayOf(context, manager);
    if (signals.length > 0) await dismissSignals(transaction, signals, today);
    if (content.kind === 'team')
      await dismissGroupSignal(transaction, content.groupSignalId, today);
    return;
  }
  if (signals.length > 0) await snoozeSignals(transaction, signals, snoozedUntil(week));
  if (content.kind === 'team') {
    await snoozeGroupSignal(transaction, content.groupSignalId, snoozedUntil(week));
  }
  if (content.kind === 'longest-without-a-one-on-one') {
    await snoozeWaiting(transaction, manager.id, content.rep.id, snoozedUntil(week));
  }
}
