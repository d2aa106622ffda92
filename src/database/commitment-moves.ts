import type { CalendarDate } from '../domain/calendar.ts';
import type { CommitmentId, PersonId } from '../domain/ids.ts';
import type { Transaction } from './connection.ts';

/** Moves an open commitment to another day, and keeps which day it was. Nothing happens to one that is closed. */
export async function moveCommitment(
  transaction: Transaction,
  id: CommitmentId,
  to: CalendarDate,
  by: PersonId,
  now: Date,
): Promise<void> {
  const before = await transaction
    .selectFrom('commitment')
    .select('due_on')
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined || before.due_on === to) return;
  await transaction.updateTable('commitment').set({ due_on: to }).where('id', '=', id).execute();
  await transaction
    .insertInto('commitment_move')
    .values({ commitment_id: id, from_on: before.due_on, to_on: to, moved_by: by, moved_at: now })
    .execute();
}
