import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { CommitmentId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import { type RecapDraft } from '../../domain/one-on-ones/one-on-one-draft.ts';
import { subjectsOf, type Recap } from '../../domain/recaps/recap.ts';
import type { Queryable } from '../connection.ts';

/** Shares a one-on-one, or changes the words that go with it. */
export async function shareRecap(
  database: Queryable,
  oneOnOne: OneOnOneId,
  { words, includesNotes }: RecapDraft,
  now: Date,
): Promise<void> {
  const values = { words: words.trim(), includes_notes: includesNotes };
  await database
    .insertInto('recap')
    .values({
      one_on_one_id: oneOnOne,
      ...values,
      shared_at: now,
      changed_at: null,
      withdrawn_at: null,
      acknowledged_at: null,
    })
    .onConflict((conflict) =>
      conflict.column('one_on_one_id').doUpdateSet(({ ref }) => ({
        ...values,
        withdrawn_at: null,
        version: sql<number>`${ref('recap.version')} + 1`,
      })),
    )
    .execute();
}

/** Withdraws a recap: the rep sees nothing of it any more. */
export async function withdrawRecap(
  database: Queryable,
  oneOnOne: OneOnOneId,
  now: Date,
): Promise<void> {
  await database
    .updateTable('recap')
    .set(({ eb }) => ({ withdrawn_at: now, acknowledged_at: null, version: eb('version', '+', 1) }))
    .where('one_on_one_id', '=', oneOnOne)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Notes that what is shared changed, so that the rep is asked again whether it is right. */
export async function noteRecapChanged(
  database: Queryable,
  oneOnOne: OneOnOneId,
  now: Date,
): Promise<void> {
  await database
    .updateTable('recap')
    .set(({ eb }) => ({
      changed_at: now,
      acknowledged_at: null,
      version: eb('version', '+', 1),
    }))
    .where('one_on_one_id', '=', oneOnOne)
    .execute();
}

/** Notes that something happened to recaps, so that the rep's messages are brought up to date. */
export async function touchRecaps(
  database: Queryable,
  oneOnOnes: readonly OneOnOneId[],
): Promise<void> {
  if (oneOnOnes.length === 0) return;
  await database
    .updateTable('recap')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('one_on_one_id', 'in', oneOnOnes)
    .execute();
}

/** As {@link touchRecaps}, of the two newest that these two have, which show what the rep wants to talk about. */
export async function touchNewestRecaps(
  database: Queryable,
  managerId: PersonId,
  repId: PersonId,
): Promise<void> {
  const newest = await openRecaps(database)
    .select('one_on_one.id')
    .where('manager_id', '=', managerId)
    .where('rep_id', '=', repId)
    .orderBy('held_on', 'desc')
    .orderBy('one_on_one.id', 'desc')
    .limit(2)
    .execute();
  await touchRecaps(
    database,
    newest.map(({ id }) => id),
  );
}

/** Notes that the rep says that it looks right. False where it is not theirs, was withdrawn, or was said before. */
export async function acknowledgeRecap(
  database: Queryable,
  rep: PersonId,
  oneOnOne: OneOnOneId,
  now: Date,
): Promise<boolean> {
  const noted = await database
    .updateTable('recap')
    .set(({ eb }) => ({ acknowledged_at: now, version: eb('version', '+', 1) }))
    .where('one_on_one_id', '=', oneOnOne)
    .where('withdrawn_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .where('one_on_one_id', 'in', (of) =>
      of.selectFrom('one_on_one').select('id').where('rep_id', '=', rep),
    )
    .returning('one_on_one_id')
    .executeTakeFirst();
  return noted !== undefined;
}

/** The one-on-one of a commitment that is the rep's own and is shared with them; undefined otherwise. */
export async function findSharedCommitment(
  database: Queryable,
  rep: PersonId,
  commitment: CommitmentId,
): Promise<OneOnOneId | undefined> {
  const row = await openRecaps(database)
    .innerJoin('commitment', 'commitment.one_on_one_id', 'one_on_one.id')
    .select('one_on_one.id')
    .where('commitment.id', '=', commitment)
    .where('commitment.owner_id', '=', rep)
    .where('one_on_one.rep_id', '=', rep)
    .executeTakeFirst();
  return row?.id;
}

/**
 * Ticks off a commitment that {@link findSharedCommitment} found to be the rep's. False where it was closed before.
 */
export async function tickCommitment(
  database: Queryable,
  rep: PersonId,
  commitment: CommitmentId,
  now: Date,
): Promise<boolean> {
  const ticked = await database
    .updateTable('commitment')
    .set({ state: 'kept', closed_at: now, ticked_by: rep })
    .where('id', '=', commitment)
    .where('owner_id', '=', rep)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  return ticked !== undefined;
}

/** What is shared of this one-on-one, if it is shared with this rep; undefined otherwise. */
export async function findRecap(
  database: Queryable,
  rep: PersonId,
  oneOnOne: OneOnOneId,
): Promise<Recap | undefined> {
  const rows = await selectRecaps(database, rep).where('one_on_one.id', '=', oneOnOne).execute();
  return (await toRecaps(database, rows))[0];
}

/** The newest recaps shared with this rep, the newest first. */
export async function recapsFor(database: Queryable, rep: PersonId, max: number): Promise<Recap[]> {
  const rows = await selectRecaps(database, rep)
    .orderBy('one_on_one.held_on', 'desc')
    .orderBy('one_on_one.id', 'desc')
    .limit(max)
    .execute();
  return toRecaps(database, rows);
}

function openRecaps(database: Queryable) {
  return database
    .selectFrom('recap')
    .innerJoin('one_on_one', 'one_on_one.id', 'recap.one_on_one_id')
    .where('recap.withdrawn_at', 'is', null);
}

/** The notes are read only where they are shared. */
function selectRecaps(database: Queryable, rep: PersonId) {
  return openRecaps(database)
    .innerJoin('person as manager', 'manager.id', 'one_on_one.manager_id')
    .innerJoin('person as rep', 'rep.id', 'one_on_one.rep_id')
    .select([
      'one_on_one.id',
      'one_on_one.rep_id',
      'one_on_one.manager_id',
      'one_on_one.held_on',
      'one_on_one.topics',
      'one_on_one.next_on',
      'one_on_one.next_at',
      'manager.name as manager_name',
      'rep.name as rep_name',
      'recap.words',
      'recap.changed_at',
      'recap.acknowledged_at',
      isNewestOfPair.as('is_newest'),
      sql<string | null>`case when recap.includes_notes then one_on_one.notes end`.as('notes'),
      ({ selectFrom }) =>
        selectFrom('data_complaint')
          .select(({ fn }) => fn.max('raised_at').as('raised_at'))
          .whereRef('data_complaint.one_on_one_id', '=', 'one_on_one.id')
          .as('disputed_at'),
    ])
    .where('one_on_one.rep_id', '=', rep);
}

const isNewestOfPair = sql<boolean>`not exists (
  select from one_on_one later join recap on recap.one_on_one_id = later.id
  where later.rep_id = one_on_one.rep_id and later.manager_id = one_on_one.manager_id
    and recap.withdrawn_at is null
    and (later.held_on, later.id) > (one_on_one.held_on, one_on_one.id)
)`;

type RecapRow = Awaited<ReturnType<ReturnType<typeof selectRecaps>['execute']>>[number];

async function toRecaps(database: Queryable, rows: readonly RecapRow[]): Promise<Recap[]> {
  if (rows.length === 0) return [];
  const commitments = await database
    .selectFrom('commitment')
    .select(['id', 'one_on_one_id', 'action', 'owner_id', 'due_on', 'state'])
    .where(
      'one_on_one_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const points = await database
    .selectFrom('agenda_point')
    .select(['manager_id', 'words'])
    .where('rep_id', '=', rows[0]?.rep_id ?? (0 as PersonId))
    .where('talked_about_in', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    manager: { id: row.manager_id, name: row.manager_name },
    rep: { id: row.rep_id, name: row.rep_name },
    heldOn: row.held_on,
    subjects: subjectsOf(row.topics),
    words: row.words,
    notes: row.notes ?? undefined,
    commitments: commitments
      .filter(({ one_on_one_id: of }) => of === row.id)
      .map(({ id, action, owner_id: owner, due_on: dueOn, state }) => ({
        id,
        action,
        owner: owner === row.rep_id ? 'rep' : 'manager',
        dueOn: dueOn ?? undefined,
        state,
      })),
    nextOn: row.next_on ?? undefined,
    nextAt: row.next_at ?? undefined,
    changedAt: row.changed_at ?? undefined,
    acknowledgedAt: row.acknowledged_at ?? undefined,
    disputedAt: row.disputed_at ?? undefined,
    points: row.is_newest
      ? points.filter(({ manager_id: of }) => of === row.manager_id).map(({ words }) => words)
      : [],
  }));
}

/** Empties what was written for reps about one-on-ones held before a day. */
export async function expireRecapWords(database: Queryable, before: CalendarDate): Promise<void> {
  await database
    .updateTable('recap')
    .set({ words: '' })
    .where('words', '<>', '')
    .where('one_on_one_id', 'in', (of) =>
      of.selectFrom('one_on_one').select('one_on_one.id').where('held_on', '<', before),
    )
    .execute();
}
