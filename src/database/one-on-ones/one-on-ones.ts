import { sql, type Selectable } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type {
  CommitmentId,
  GroupSignalId,
  OneOnOneId,
  PersonId,
  SignalId,
} from '../../domain/ids.ts';
import type { Commitment, OneOnOne } from '../../domain/one-on-ones/one-on-one.ts';
import type { OneOnOneDraft } from '../../domain/one-on-ones/one-on-one-draft.ts';
import type { Measure } from '../../domain/signals/evidence.ts';
import { noteMoveOfLine } from './commitment-moves.ts';
import type { Queryable, Transaction } from '../connection.ts';
import { touchRecaps } from '../recaps/recaps.ts';
import type { CommitmentTable } from '../tables/one-on-ones.ts';
import { readMeasure } from '../stored/stored-measure.ts';

/** A draft that can be saved, with the moment of the next one-on-one where its time is known. */
export type DatedDraft = OneOnOneDraft & {
  readonly heldOn: CalendarDate;
  readonly nextAt: Date | undefined;
};

/** What led to a one-on-one, as it was at the time. */
export interface OneOnOneAbout {
  readonly signalId: SignalId | undefined;
  /** What a team has in common, of a talk with several of them. */
  readonly groupSignalId?: GroupSignalId;
  /** The question that the manager was given. */
  readonly question: string | undefined;
  readonly measure: Measure | undefined;
}

/** Saves a new one-on-one. Where this submission was saved before with this rep, nothing is written and `isNew` is false. */
export async function insertOneOnOne(
  database: Transaction,
  draft: DatedDraft,
  submissionId: string,
  about: OneOnOneAbout,
  now: Date,
): Promise<{ id: OneOnOneId; isNew: boolean }> {
  const saved = await database
    .insertInto('one_on_one')
    .values({
      rep_id: draft.repId,
      manager_id: draft.managerId,
      signal_id: about.signalId ?? null,
      group_signal_id: about.groupSignalId ?? null,
      question: about.question ?? null,
      measure: about.measure === undefined ? null : JSON.stringify(about.measure),
      submission_id: submissionId,
      held_on: draft.heldOn,
      topics: [...draft.topics],
      notes: draft.notes,
      next_on: draft.nextOn ?? null,
      next_at: draft.nextAt ?? null,
      logged_at: now,
    })
    .onConflict((conflict) => conflict.columns(['submission_id', 'rep_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (saved !== undefined) return { id: saved.id, isNew: true };
  const before = await database
    .selectFrom('one_on_one')
    .select('id')
    .where('submission_id', '=', submissionId)
    .where('rep_id', '=', draft.repId)
    .executeTakeFirstOrThrow();
  return { id: before.id, isNew: false };
}

/** Replaces what a one-on-one says. Its commitments are matched by their lines. */
export async function updateOneOnOne(
  database: Queryable,
  id: OneOnOneId,
  draft: DatedDraft,
  now: Date,
): Promise<void> {
  await database
    .updateTable('one_on_one')
    .set({
      held_on: draft.heldOn,
      topics: [...draft.topics],
      notes: draft.notes,
      next_on: draft.nextOn ?? null,
      next_at: draft.nextAt ?? null,
      edited_at: now,
    })
    .where('id', '=', id)
    .execute();
}

/** Replaces what a one-on-one was about. */
export async function updateAbout(
  database: Queryable,
  id: OneOnOneId,
  { signalId, question, measure }: OneOnOneAbout,
): Promise<void> {
  await database
    .updateTable('one_on_one')
    .set({
      signal_id: signalId ?? null,
      question: question ?? null,
      measure: measure === undefined ? null : JSON.stringify(measure),
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Writes the lines of a one-on-one that say something, by their position. A line that was emptied is dropped, not
 * deleted: a checklist may have shown it.
 */
export async function saveCommitments(
  database: Queryable,
  oneOnOneId: OneOnOneId,
  lines: OneOnOneDraft['commitments'],
  by: PersonId,
  now: Date,
): Promise<void> {
  for (const [line, { action, ownerId, dueOn }] of lines.entries()) {
    const position = line + 1;
    if (action.trim() === '') {
      await database
        .updateTable('commitment')
        .set({ state: 'dropped', closed_at: now })
        .where('one_on_one_id', '=', oneOnOneId)
        .where('position', '=', position)
        .where('state', '=', 'open')
        .execute();
      continue;
    }
    if (dueOn !== undefined) await noteMoveOfLine(database, oneOnOneId, position, dueOn, by, now);
    const values = { action: action.trim(), owner_id: ownerId, due_on: dueOn ?? null };
    await database
      .insertInto('commitment')
      .values({ one_on_one_id: oneOnOneId, position, ...values })
      .onConflict((conflict) => conflict.columns(['one_on_one_id', 'position']).doUpdateSet(values))
      .execute();
  }
}

/** Closes an open commitment of this manager's one-on-ones with the rep. False, with nothing written, for any other. */
export async function closeCommitment(
  database: Queryable,
  managerId: PersonId,
  repId: PersonId,
  id: CommitmentId,
  state: 'kept' | 'dropped',
  now: Date,
): Promise<boolean> {
  const closed = await database
    .updateTable('commitment')
    .set({ state, closed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('one_on_one_id', 'in', (of) =>
      of
        .selectFrom('one_on_one')
        .select('one_on_one.id')
        .where('manager_id', '=', managerId)
        .where('rep_id', '=', repId),
    )
    .returning('one_on_one_id')
    .execute();
  await touchRecaps(
    database,
    closed.map(({ one_on_one_id: oneOnOne }) => oneOnOne),
  );
  return closed.length > 0;
}

/** Opens what this manager closed again; nothing happens to what is open, ticked off by its owner, or not theirs. */
export async function reopenCommitment(
  database: Queryable,
  managerId: PersonId,
  id: CommitmentId,
): Promise<void> {
  const opened = await database
    .updateTable('commitment')
    .set({ state: 'open', closed_at: null })
    .where('id', '=', id)
    .where('ticked_by', 'is', null)
    .where('one_on_one_id', 'in', (of) =>
      of.selectFrom('one_on_one').select('one_on_one.id').where('manager_id', '=', managerId),
    )
    .returning('one_on_one_id')
    .execute();
  await touchRecaps(
    database,
    opened.map(({ one_on_one_id: oneOnOne }) => oneOnOne),
  );
}

/** Empties the notes of one-on-ones held before a day. Returns how many had any. */
export async function expireNotes(database: Queryable, before: CalendarDate): Promise<number> {
  const { numUpdatedRows } = await database
    .updateTable('one_on_one')
    .set({ notes: '' })
    .where('held_on', '<', before)
    .where('notes', '<>', '')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The manager's own one-on-one of this id, with its commitments. */
export async function findOwnOneOnOne(
  database: Queryable,
  managerId: PersonId,
  id: OneOnOneId,
): Promise<OneOnOne | undefined> {
  const row = await selectOwn(database, managerId)
    .where('one_on_one.id', '=', id)
    .executeTakeFirst();
  return row && toOneOnOne(row, await commitmentsOf(database, [id]));
}

/** All of the manager's own that were logged with this one: those of one talk with a team, itself among them. */
export async function loggedTogether(
  database: Queryable,
  managerId: PersonId,
  id: OneOnOneId,
): Promise<OneOnOne[]> {
  const rows = await selectOwn(database, managerId)
    .where('submission_id', '=', (of) =>
      of.selectFrom('one_on_one').select('submission_id').where('id', '=', id),
    )
    .orderBy('one_on_one.id')
    .execute();
  const commitments = await commitmentsOf(
    database,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toOneOnOne(row, commitments));
}

/** The manager's own one-on-ones with a rep, the newest first. */
export async function oneOnOnesWith(
  database: Queryable,
  managerId: PersonId,
  repId: PersonId,
): Promise<OneOnOne[]> {
  const rows = await selectOwn(database, managerId)
    .where('rep_id', '=', repId)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const commitments = await commitmentsOf(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toOneOnOne(row, commitments));
}

function selectOwn(database: Queryable, managerId: PersonId) {
  return database
    .selectFrom('one_on_one')
    .leftJoin('recap', (join) =>
      join.onRef('recap.one_on_one_id', '=', 'one_on_one.id').on('recap.withdrawn_at', 'is', null),
    )
    .selectAll('one_on_one')
    .select(['recap.words', 'recap.includes_notes', 'recap.acknowledged_at'])
    .where('manager_id', '=', managerId);
}

type OneOnOneRow = Awaited<ReturnType<ReturnType<typeof selectOwn>['execute']>>[number];

async function commitmentsOf(
  database: Queryable,
  ids: readonly OneOnOneId[],
): Promise<Selectable<CommitmentTable>[]> {
  if (ids.length === 0) return [];
  return database
    .selectFrom('commitment')
    .selectAll()
    .where('one_on_one_id', '=', sql<OneOnOneId>`any(${ids})`)
    .orderBy('position')
    .execute();
}

function toOneOnOne(
  row: OneOnOneRow,
  commitments: readonly Selectable<CommitmentTable>[],
): OneOnOne {
  return {
    id: row.id,
    repId: row.rep_id,
    managerId: row.manager_id,
    signalId: row.signal_id ?? undefined,
    groupSignalId: row.group_signal_id ?? undefined,
    heldOn: row.held_on,
    topics: row.topics,
    notes: row.notes,
    question: row.question ?? undefined,
    measure: readMeasure(row.measure, `one-on-one ${row.id}`),
    nextOn: row.next_on ?? undefined,
    nextAt: row.next_at ?? undefined,
    shared:
      row.words === null
        ? undefined
        : {
            words: row.words,
            includesNotes: row.includes_notes ?? false,
            acknowledgedAt: row.acknowledged_at ?? undefined,
          },
    commitments: commitments
      .filter(({ one_on_one_id: id }) => id === row.id)
      .map((commitment): Commitment => ({
        id: commitment.id,
        action: commitment.action,
        ownerId: commitment.owner_id,
        dueOn: commitment.due_on ?? undefined,
        state: commitment.state,
        isTicked: commitment.ticked_by !== null,
      })),
  };
}
