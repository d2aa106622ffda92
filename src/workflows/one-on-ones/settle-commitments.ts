import { postponeCommitment } from '../../database/one-on-ones/commitment-moves.ts';
import type { Transaction } from '../../database/connection.ts';
import { closeCommitment } from '../../database/one-on-ones/one-on-ones.ts';
import type { OneOnOneDraft } from '../../domain/one-on-ones/one-on-one-draft.ts';
import type { Person } from '../../domain/people/person.ts';

/**
 * Does what a manager chose for what was open with a rep. What is closed, due later already or not theirs stays, so that the
 * same again changes nothing.
 */
export async function settleCommitments(
  transaction: Transaction,
  manager: Person,
  { repId, settled }: Pick<OneOnOneDraft, 'repId' | 'settled'>,
  now: Date,
): Promise<void> {
  for (const one of settled) {
    if (one.became === 'moved') {
      await postponeCommitment(transaction, manager.id, repId, one.id, one.to, now);
    } else {
      await closeCommitment(transaction, manager.id, repId, one.id, one.became, now);
    }
  }
}
