import { postponeCommitment } from '../../database/one-on-ones/commitment-moves.ts';
import type { Transaction } from '../../database/connection.ts';
import { markCommitmentItems } from '../../database/checklists/item-actions.ts';
import { closeCommitment } from '../../database/one-on-ones/one-on-ones.ts';
import type { ChecklistId } from '../../domain/ids.ts';
import type {
  OneOnOneDraft,
  SettledCommitment,
} from '../../domain/one-on-ones/one-on-one-draft.ts';
import type { Person } from '../../domain/people/person.ts';

/**
 * Does what a manager chose for what was open with a rep, and returns the checklists that asked about it. What is
 * closed, due later already or not theirs stays, so that the same again changes nothing.
 */
export async function settleCommitments(
  transaction: Transaction,
  manager: Person,
  { repId, settled }: Pick<OneOnOneDraft, 'repId' | 'settled'>,
  now: Date,
): Promise<ChecklistId[]> {
  const checklists: ChecklistId[] = [];
  for (const one of settled) {
    if (!(await settle(one))) continue;
    checklists.push(
      ...(await markCommitmentItems(transaction, one.id, one.became, manager.id, now)),
    );
  }
  return checklists;

  async function settle(one: SettledCommitment): Promise<boolean> {
    return one.became === 'moved'
      ? postponeCommitment(transaction, manager.id, repId, one.id, one.to, now)
      : closeCommitment(transaction, manager.id, repId, one.id, one.became, now);
  }
}
