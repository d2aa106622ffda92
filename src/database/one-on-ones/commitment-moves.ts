import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { CommitmentId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Queryable, Transaction } from '../connection.ts';
import { touchRecaps } from '../recaps/recaps.ts';

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
  const moved = await transaction
    .updateTable('commitment')
    .set({ due_on: to })
    .where('id', '=', id)
    .returning('one_on_one_id')
    .execute();
  await touchRecaps(
    transaction,
    moved.map(({ one_on_one_id: oneOnOne }) => oneOnOne),
  );
  await transaction
    .insertInto('commitment_move')
    .values({ commitment_id: id, from_on: before.due_on, to_on: to, moved_by: by, moved_at: now })
    .execute();
}

/**
 * Moves an open commitment of this manager's one-on-ones with the rep to a later day. False, with nothing written, for
 * any other, and for one that is due on that day or later already.
 */
export async function postponeCommitment(
  transaction: Transaction,
  managerId: PersonId,
  repId: PersonId,
  id: CommitmentId,
  to: CalendarDate,
  now: Date,
): Promise<boolean> {
  const earlier = await transaction
    .selectFrom('commitment')
    .innerJoin('one_on_one', 'one_on_one.id', 'commitment.one_on_one_id')
    .select('commitment.id')
    .where('commitment.id', '=', id)
    .where('commitment.state', '=', 'open')
    .where('manager_id', '=', managerId)
    .where('rep_id', '=', repId)
    .where(({ eb, or }) => or([eb('due_on', 'is', null), eb('due_on', '<', to)]))
    .forUpdate('commitment')
    .executeTakeFirst();
  if (earlier === undefined) return false;
  await moveCommitment(transaction, id, to, managerId, now);
  return true;
}

/** Takes the last move back where this manager made it: the commitment is due when it was before. */
export async function undoMove(
  transaction: Transaction,
  managerId: PersonId,
  id: CommitmentId,
): Promise<void> {
  const last = await transaction
    .selectFrom('commitment_move')
    .select(['id', 'from_on', 'moved_by'])
    .where('commitment_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (last?.moved_by !== managerId) return;
  await transaction.deleteFrom('commitment_move').where('id', '=', last.id).execute();
  const moved = await transaction
    .updateTable('commitment')
    .set({ due_on: last.from_on })
    .where('id', '=', id)
    .returning('one_on_one_id')
    .execute();
  await touchRecaps(
    transaction,
    moved.map(({ one_on_one_id: oneOnOne }) => oneOnOne),
  );
}

/** Keeps the day that a line of a one-on-one was due on, where an edit is about to give it another. */
export async function noteMoveOfLine(
  database: Queryable,
  oneOnOne: OneOnOneId,
  position: number,
  to: CalendarDate,
  by: PersonId,
  now: Date,
): Promise<void> {
  await sql`
    insert into commitment_move (commitment_id, from_on, to_on, moved_by, moved_at)
    select id, due_on, ${to}, ${by}, ${now} from commitment
    where one_on_one_id = ${oneOnOne} and position = ${position} and due_on <> ${to}
  `.execute(database);
}
