import { touchChecklistsAbout } from '../../database/checklists/outdated-checklists.ts';
import {
  acknowledgeRecap,
  findRecap,
  findSharedCommitment,
  tickCommitment,
  touchRecaps,
} from '../../database/recaps/recaps.ts';
import type { CommitmentId, OneOnOneId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Looks right, on a recap. False, with nothing written, where it is not shared with them. A second click changes
 * nothing.
 */
export async function confirmRecap(
  { database, now }: WorkflowContext,
  rep: Person,
  oneOnOne: OneOnOneId,
): Promise<boolean> {
  if ((await findRecap(database, rep.id, oneOnOne)) === undefined) return false;
  await acknowledgeRecap(database, rep.id, oneOnOne, now());
  await touchChecklistsAbout(database, rep.id);
  return true;
}

/** Done, on a commitment of the rep's own; returns what {@link confirmRecap} does. */
export async function tickOwnCommitment(
  { database, now }: WorkflowContext,
  rep: Person,
  commitment: CommitmentId,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const oneOnOne = await findSharedCommitment(transaction, rep.id, commitment);
    if (oneOnOne === undefined) return false;
    if (await tickCommitment(transaction, rep.id, commitment, now())) {
      await touchRecaps(transaction, [oneOnOne]);
      await touchChecklistsAbout(transaction, rep.id);
    }
    return true;
  });
}
