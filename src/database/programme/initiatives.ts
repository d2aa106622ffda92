import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { InitiativeCommentId, InitiativeId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Initiative, InitiativeDraft } from '../../domain/programme/initiative.ts';
import type { Queryable } from '../connection.ts';
import { toPerson } from '../people/people.ts';
import type { Person } from '../../domain/people/person.ts';

/** Saves an initiative with who takes part. Undefined, with nothing written, where this submission was saved before. */
export async function insertInitiative(
  transaction: Queryable,
  draft: InitiativeDraft,
  submissionId: string,
): Promise<InitiativeId | undefined> {
  const saved = await transaction
    .insertInto('initiative')
    .values({
      submission_id: submissionId,
      name: draft.name,
      question: draft.question,
      starts_on: draft.startsOn,
      ends_on: draft.endsOn,
    })
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (saved === undefined) return undefined;
  await transaction
    .insertInto('initiative_manager')
    .values(draft.managers.map((manager) => ({ initiative_id: saved.id, manager_id: manager })))
    .execute();
  return saved.id;
}

/** The initiatives that a manager takes part in with a day between the two, the oldest first. */
export async function initiativesOf(
  database: Queryable,
  manager: PersonId,
  from: CalendarDate,
  until: CalendarDate,
): Promise<readonly Initiative[]> {
  const rows = await select(database)
    .where('manager_id', '=', manager)
    .where('starts_on', '<=', until)
    .where('ends_on', '>=', from)
    .orderBy('starts_on')
    .orderBy('initiative.id')
    .execute();
  return rows.map(toInitiative);
}

/** One that the manager takes part in; undefined for any other. */
export async function findOwnInitiative(
  database: Queryable,
  manager: PersonId,
  id: InitiativeId,
): Promise<Initiative | undefined> {
  const row = await select(database)
    .where('manager_id', '=', manager)
    .where('initiative.id', '=', id)
    .executeTakeFirst();
  return row && toInitiative(row);
}

/** Initiatives that have not ended on this day, each with each manager who takes part and has a Slack account. */
export async function initiativesToShow(
  database: Queryable,
  on: CalendarDate,
): Promise<readonly { readonly initiative: Initiative; readonly manager: Person }[]> {
  const rows = await select(database)
    .innerJoin('person', 'person.id', 'initiative_manager.manager_id')
    .selectAll('person')
    .select('initiative.id as initiative_id')
    .where('ends_on', '>=', on)
    .where('slack_account_id', 'is not', null)
    .where((is) => is.or([is('end_date', 'is', null), is('end_date', '>=', on)]))
    .where(({ eb, selectFrom, not, exists }) =>
      not(
        exists(
          selectFrom('delivery')
            .select('delivery.id')
            .where(
              'delivery.key',
              '=',
              sql<string>`'initiative:' || initiative.id || ':' || ${eb.ref('initiative_manager.manager_id')}`,
            )
            .where('delivery.state', 'in', ['posted', 'failed']),
        ),
      ),
    )
    .orderBy('initiative.id')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    initiative: {
      id: row.initiative_id,
      name: row.initiative_name,
      question: row.question,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    },
    manager: toPerson(row),
  }));
}

function select(database: Queryable) {
  return database
    .selectFrom('initiative')
    .innerJoin('initiative_manager', 'initiative_manager.initiative_id', 'initiative.id')
    .select([
      'initiative.id',
      'initiative.name as initiative_name',
      'question',
      'starts_on',
      'ends_on',
    ]);
}

type InitiativeRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function toInitiative(row: InitiativeRow): Initiative {
  return {
    id: row.id,
    name: row.initiative_name,
    question: row.question,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}

/** Keeps what a manager says of an initiative; once for each submission. */
export async function insertComment(
  database: Queryable,
  comment: {
    readonly submissionId: string;
    readonly initiative: InitiativeId;
    readonly manager: PersonId;
    readonly words: string;
    readonly at: Date;
  },
): Promise<void> {
  await database
    .insertInto('initiative_comment')
    .values({
      submission_id: comment.submissionId,
      initiative_id: comment.initiative,
      manager_id: comment.manager,
      comment: comment.words,
      at: comment.at,
    })
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .execute();
}

export interface InitiativeComment {
  readonly id: InitiativeCommentId;
  readonly initiativeName: string;
  readonly manager: string;
  readonly comment: string;
}

/** Comments since an instant, the oldest first. */
export async function commentsSince(
  database: Queryable,
  since: Date,
): Promise<readonly InitiativeComment[]> {
  return database
    .selectFrom('initiative_comment')
    .innerJoin('initiative', 'initiative.id', 'initiative_id')
    .innerJoin('person', 'person.id', 'initiative_comment.manager_id')
    .select([
      'initiative_comment.id',
      'initiative.name as initiativeName',
      'person.name as manager',
      'comment',
    ])
    .where('at', '>=', since)
    .orderBy('initiative_comment.id')
    .execute();
}

/** What a manager said of an initiative, the oldest first. */
export async function commentsBy(
  database: Queryable,
  manager: PersonId,
  initiative: InitiativeId,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('initiative_comment')
    .select('comment')
    .where('manager_id', '=', manager)
    .where('initiative_id', '=', initiative)
    .orderBy('id')
    .execute();
  return rows.map(({ comment }) => comment);
}

/** Notes which initiatives a one-on-one was about, instead of what was noted before; only the manager's own count. */
export async function saveUses(
  transaction: Queryable,
  oneOnOne: OneOnOneId,
  manager: PersonId,
  initiatives: readonly InitiativeId[],
): Promise<void> {
  await transaction.deleteFrom('initiative_use').where('one_on_one_id', '=', oneOnOne).execute();
  await sql`insert into initiative_use (one_on_one_id, initiative_id)
    select ${oneOnOne}, initiative_id from initiative_manager
    where manager_id = ${manager} and initiative_id = any(${initiatives}::int[])`.execute(
    transaction,
  );
}

/** The initiatives that a one-on-one was about. */
export async function usedIn(
  database: Queryable,
  oneOnOne: OneOnOneId,
): Promise<readonly InitiativeId[]> {
  const rows = await database
    .selectFrom('initiative_use')
    .select('initiative_id')
    .where('one_on_one_id', '=', oneOnOne)
    .execute();
  return rows.map(({ initiative_id }) => initiative_id);
}
