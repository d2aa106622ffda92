import type { CalendarDate } from '../../domain/calendar.ts';
import {
  CONVERSATION_KINDS,
  snoozedUntil,
  type Checklist,
  type ChecklistItem,
  type ItemContent,
  type ItemState,
} from '../../domain/checklists/checklist.ts';
import type { Feedback } from '../../domain/checklists/feedback.ts';
import type { ChecklistId, ChecklistItemId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Queryable } from '../connection.ts';
import { toPerson } from '../people/people.ts';
import { ITEMS_NOW } from './items-now.ts';
import { readContent } from '../stored/stored-content.ts';

/**
 * Keeps a week's plan and returns its id. Where the manager has a checklist for this week already, that one stays as
 * it is and its id is returned. Call it in a transaction.
 */
export async function saveChecklist(
  database: Queryable,
  plan: {
    readonly managerId: PersonId;
    readonly week: CalendarDate;
    readonly exportAsOf: CalendarDate;
    readonly items: readonly ItemContent[];
    /** The cover who gets it. */
    readonly coverId?: PersonId;
    /** The day on which it goes out; the Monday where absent. */
    readonly beginsOn?: CalendarDate;
  },
): Promise<ChecklistId> {
  const saved = await database
    .insertInto('checklist')
    .values({
      manager_id: plan.managerId,
      week: plan.week,
      export_as_of: plan.exportAsOf,
      cover_id: plan.coverId ?? null,
      begins_on: plan.beginsOn ?? null,
    })
    .onConflict((conflict) => conflict.columns(['manager_id', 'week']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (saved === undefined) {
    const existing = await findChecklistId(database, plan.managerId, plan.week);
    if (existing === undefined) throw new Error('A checklist disappeared while it was read.');
    return existing;
  }
  if (plan.items.length > 0) {
    await database
      .insertInto('checklist_item')
      .values(
        plan.items.map((content, index) => ({
          checklist_id: saved.id,
          position: index + 1,
          kind: content.kind,
          rep_id: content.kind === 'team' ? null : content.rep.id,
          signal_id: 'signalId' in content ? content.signalId : null,
          commitment_id: 'commitmentId' in content ? content.commitmentId : null,
          content: JSON.stringify(content),
        })),
      )
      .execute();
  }
  return saved.id;
}

export async function findChecklistId(
  database: Queryable,
  manager: PersonId,
  week: CalendarDate,
): Promise<ChecklistId | undefined> {
  const row = await database
    .selectFrom('checklist')
    .select('id')
    .where('manager_id', '=', manager)
    .where('week', '=', week)
    .executeTakeFirst();
  return row?.id;
}

/** A checklist with its items in their present state, in their order; undefined for an unknown id. */
export async function loadChecklist(
  database: Queryable,
  id: ChecklistId,
): Promise<Checklist | undefined> {
  const checklist = await database
    .selectFrom('checklist')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (checklist === undefined) return undefined;
  const rows = await selectItems(database)
    .where('checklist_item.checklist_id', '=', id)
    .orderBy('checklist_item.position')
    .execute();
  return {
    id,
    managerId: checklist.manager_id,
    week: checklist.week,
    exportAsOf: checklist.export_as_of,
    ...(checklist.closed_at !== null && { isOver: true }),
    ...(checklist.cover_id !== null && { coverId: checklist.cover_id }),
    items: rows.flatMap((row) => toItem(row) ?? []),
  };
}

/** Who got the checklist, or is to get it: the manager or their cover. Throws for an unknown id. */
export async function findRecipient(database: Queryable, id: ChecklistId): Promise<Person> {
  const row = await database
    .selectFrom('checklist')
    .innerJoin('person', (join) =>
      join.on((is) =>
        is('person.id', '=', is.fn.coalesce('checklist.cover_id', 'checklist.manager_id')),
      ),
    )
    .selectAll('person')
    .where('checklist.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`There is no checklist ${id}.`);
  return toPerson(row);
}

/** Conversations of the manager's newest checklist before this week: how many took place before the next. Undefined for the first. */
export async function lastWeekLogged(
  database: Queryable,
  manager: PersonId,
  week: CalendarDate,
): Promise<{ logged: number; of: number } | undefined> {
  const previous = await database
    .selectFrom('checklist')
    .select('id')
    .where('manager_id', '=', manager)
    .where('week', '<', week)
    .orderBy('week', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (previous === undefined) return undefined;
  return database
    .selectFrom(ITEMS_NOW.as('item'))
    .select(({ fn }) => [
      fn.countAll<number>().as('of'),
      fn
        .countAll<number>()
        .filterWhere('state', '=', 'logged')
        .filterWhere('is_in_time', '=', true)
        .as('logged'),
    ])
    .where('checklist_id', '=', previous.id)
    .where('kind', 'in', CONVERSATION_KINDS)
    .executeTakeFirstOrThrow();
}

/** An item of a checklist that the person got, as their own or as cover, whoever its reps report to by now; undefined otherwise. */
export async function findReceivedItem(
  database: Queryable,
  person: PersonId,
  id: ChecklistItemId,
): Promise<OwnItem | undefined> {
  const row = await selectItems(database)
    .where('checklist_item.id', '=', id)
    .where((is) =>
      is.or([is('checklist.manager_id', '=', person), is('checklist.cover_id', '=', person)]),
    )
    .executeTakeFirst();
  const item = row && toItem(row);
  if (row === undefined || item === undefined) return undefined;
  return {
    item,
    checklistId: row.checklist_id,
    managerId: row.manager_id,
    week: row.week,
    exportAsOf: row.export_as_of,
    oneOnOneId: row.one_on_one_id ?? undefined,
  };
}

export interface OwnItem {
  readonly item: ChecklistItem;
  readonly checklistId: ChecklistId;
  /** Whose checklist it is. */
  readonly managerId: PersonId;
  readonly week: CalendarDate;
  readonly exportAsOf: CalendarDate;
  /** The one-on-one that it led to. */
  readonly oneOnOneId: OneOnOneId | undefined;
}

function selectItems(database: Queryable) {
  return database
    .selectFrom(ITEMS_NOW.as('checklist_item'))
    .innerJoin('checklist', 'checklist.id', 'checklist_item.checklist_id')
    .leftJoin('person as actor', 'actor.id', 'checklist_item.acted_by')
    .leftJoin('recap', (join) =>
      join
        .onRef('recap.one_on_one_id', '=', 'checklist_item.one_on_one_id')
        .on('recap.withdrawn_at', 'is', null),
    )
    .leftJoin('feedback', (join) =>
      join
        .onRef('feedback.item_id', '=', 'checklist_item.id')
        .onRef('feedback.person_id', '=', 'checklist.manager_id'),
    )
    .select([
      'checklist.id as checklist_id',
      'checklist.manager_id',
      'checklist.week',
      'checklist.export_as_of',
      'checklist.closed_at',
      'checklist_item.id',
      'checklist_item.content',
      'checklist_item.state',
      'checklist_item.acted_at',
      'checklist_item.one_on_one_id',
      'actor.id as actor_id',
      'actor.name as actor_name',
      'checklist_item.rep_id',
      'checklist_item.action',
      'checklist_item.due_on',
      'recap.shared_at',
      'recap.acknowledged_at',
      ({ selectFrom }) =>
        selectFrom('commitment')
          .select(({ fn }) => fn.countAll<number>().as('ticked'))
          .whereRef('commitment.one_on_one_id', '=', 'checklist_item.one_on_one_id')
          .where('ticked_by', 'is not', null)
          .as('ticked'),
      ({ selectFrom }) =>
        selectFrom('agenda_point')
          .select(({ fn }) => fn.countAll<number>().as('points'))
          .whereRef('agenda_point.rep_id', '=', 'checklist_item.rep_id')
          .whereRef('agenda_point.manager_id', '=', 'checklist.manager_id')
          .where('talked_about_in', 'is', null)
          .as('points'),
      'feedback.verdict',
      'feedback.reason',
      ({ selectFrom }) =>
        selectFrom('commitment')
          .select(({ fn }) => fn.countAll<number>().as('agreed'))
          .whereRef('commitment.one_on_one_id', '=', 'checklist_item.one_on_one_id')
          .as('agreed'),
      ({ selectFrom }) =>
        selectFrom('commitment')
          .select(({ fn }) => fn.min('due_on').as('due_on'))
          .whereRef('commitment.one_on_one_id', '=', 'checklist_item.one_on_one_id')
          .where('commitment.state', '=', 'open')
          .as('next_due_on'),
    ]);
}

type ItemRow = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number];

/** Undefined for an item that can't be read any more, which is reported: the others are shown. */
function toItem(row: ItemRow): ChecklistItem | undefined {
  const content = readContent(row.content, `checklist item ${row.id}`, row.week);
  if (content === undefined) return undefined;
  const feedback = toFeedback(row);
  return {
    id: row.id,
    // What is agreed may have been put into other words since.
    content:
      content.kind === 'commitment-due'
        ? { ...content, action: row.action ?? content.action }
        : content,
    state: toState(row),
    ...(feedback && { feedback }),
    ...(row.closed_at !== null && { isOver: true }),
  };
}

function toFeedback({ verdict, reason }: ItemRow): Feedback | undefined {
  if (verdict === 'useful') return { verdict };
  return verdict === null || reason === null ? undefined : { verdict, reason };
}

function toState(row: ItemRow): ItemState {
  const { actor_id: id, actor_name: name, acted_at: at, state } = row;
  if (state === 'open' || id === null || name === null || at === null) return { state: 'open' };
  const acted = { by: { id, name }, at };
  switch (state) {
    case 'logged':
      return {
        state,
        ...acted,
        commitments: row.agreed ?? 0,
        ...(row.next_due_on !== null && { nextDueOn: row.next_due_on }),
        ...(row.shared_at !== null && {
          recap: {
            acknowledged: row.acknowledged_at !== null,
            ticked: row.ticked ?? 0,
            points: row.points ?? 0,
          },
        }),
      };
    case 'snoozed':
      return { state, ...acted, until: snoozedUntil(row.week) };
    case 'moved':
      return { state, ...acted, to: row.due_on ?? row.week };
    case 'kept':
      return { state, ...acted, byRep: id === row.rep_id };
    case 'dismissed':
    case 'dropped':
      return { state, ...acted };
  }
}
