import type { OwnItem } from '../../database/checklists/checklists.ts';
import { touchChecklistsAbout } from '../../database/checklists/outdated-checklists.ts';
import { markItemLogged } from '../../database/checklists/item-actions.ts';
import type { Transaction } from '../../database/connection.ts';
import {
  insertOneOnOne,
  loggedTogether,
  saveCommitments,
  updateOneOnOne,
  type DatedDraft,
  type OneOnOneAbout,
} from '../../database/one-on-ones/one-on-ones.ts';
import { repsOf } from '../../database/people/people.ts';
import { touchNewestRecaps } from '../../database/recaps/recaps.ts';
import { measureOf, raisedSignal } from '../../database/signals/signals.ts';
import { addDays, DAYS_A_WEEK, type CalendarDate } from '../../domain/calendar.ts';
import type { ItemContent } from '../../domain/checklists/checklist.ts';
import type { ChecklistItemId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import { findDraftErrors, type OneOnOneDraft } from '../../domain/one-on-ones/one-on-one-draft.ts';
import type { Person } from '../../domain/people/person.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';
import { findItemToCoach } from '../people/whose-item.ts';

/** A talk with a team as it was filled in. */
export interface TeamLogDraft {
  /** Who was there; empty where it is edited, as that stays. */
  readonly people: readonly PersonId[];
  readonly heldOn: CalendarDate | undefined;
  readonly notes: string;
  /** What each of them does; empty for nothing. */
  readonly agreed: string;
  readonly dueOn: CalendarDate | undefined;
}

export interface TeamLogOrigin {
  /** Made when the modal opened. */
  readonly submissionId: string;
  /** The item about the team that it was opened from. */
  readonly itemId: ChecklistItemId;
  /** One of those that the modal was opened to edit. */
  readonly editing: OneOnOneId | undefined;
}

/** What is wrong, at the field where it is. */
export interface TeamLogError {
  readonly field: 'people' | 'held-on' | 'due-on';
  readonly problem: string;
}

export type TeamLogResult =
  | {
      readonly result: 'saved';
      /** With whom. */
      readonly people: readonly PersonId[];
    }
  | { readonly result: 'wrong'; readonly errors: readonly TeamLogError[] }
  /** The item, or somebody who was chosen, is not this manager's. */
  | { readonly result: 'refused' };

/**
 * Saves a talk with several of a team as a one-on-one with each, in one transaction with the item that led to it. The same
 * submission again changes nothing.
 */
export async function logWithTeam(
  context: WorkflowContext,
  manager: Person,
  filledIn: TeamLogDraft,
  origin: TeamLogOrigin,
): Promise<TeamLogResult> {
  const own = await findItemToCoach(context, manager.id, origin.itemId);
  if (own?.item.content.kind !== 'team') return { result: 'refused' };
  const { content } = own.item;
  const errors = findErrors(filledIn, manager, origin, todayOf(context, manager));
  const { heldOn } = filledIn;
  if (errors.length > 0 || heldOn === undefined) return { result: 'wrong', errors };
  const team = await repsOf(context.database, own.managerId, todayOf(context, manager));
  const isOfTeam = (id: PersonId) => team.some((rep) => rep.id === id);
  if (!filledIn.people.every(isOfTeam)) return { result: 'refused' };

  const now = context.now();
  return context.database.transaction().execute(async (transaction): Promise<TeamLogResult> => {
    const dated = (rep: PersonId) => ({
      ...draftFor(rep, manager, filledIn),
      heldOn,
      nextAt: undefined,
    });
    const people =
      origin.editing === undefined
        ? await insertAll(
            transaction,
            filledIn.people.map(dated),
            origin.submissionId,
            own,
            content,
            now,
          )
        : await updateAll(transaction, manager, origin.editing, isOfTeam, dated, now);
    if (people.length === 0) return { result: 'refused' };
    for (const rep of people) {
      await touchNewestRecaps(transaction, manager.id, rep);
      await touchChecklistsAbout(transaction, rep);
    }
    return { result: 'saved', people };
  });
}

function findErrors(
  filledIn: TeamLogDraft,
  manager: Person,
  { editing }: TeamLogOrigin,
  today: CalendarDate,
): TeamLogError[] {
  const isNobody = editing === undefined && filledIn.people.length === 0;
  return [
    ...(isNobody ? [{ field: 'people', problem: 'Choose who was there.' } as const] : []),
    ...findDraftErrors(draftFor(manager.id, manager, filledIn), today).map(
      ({ field, problem }) => ({
        field: field === 'held-on' ? ('held-on' as const) : ('due-on' as const),
        problem,
      }),
    ),
  ];
}

/** The talk as the one-on-one with one of them. */
function draftFor(repId: PersonId, manager: Person, filledIn: TeamLogDraft): OneOnOneDraft {
  const { heldOn, notes, agreed, dueOn } = filledIn;
  const inAWeek = heldOn && addDays(heldOn, DAYS_A_WEEK);
  return {
    repId,
    managerId: manager.id,
    heldOn,
    topics: [],
    notes,
    commitments: [{ action: agreed, ownerId: repId, dueOn: dueOn ?? inAWeek }],
    settled: [],
    talkedAbout: [],
    initiatives: [],
    nextOn: undefined,
    nextMinute: undefined,
    recap: { isShared: false, words: '', includesNotes: false },
  };
}

/** Returns with whom it was saved, now or by this submission before. */
async function insertAll(
  transaction: Transaction,
  drafts: readonly DatedDraft[],
  submissionId: string,
  { item }: OwnItem,
  content: ItemContent & { kind: 'team' },
  now: Date,
): Promise<readonly PersonId[]> {
  const ids: OneOnOneId[] = [];
  for (const draft of drafts) {
    const about = await aboutOf(transaction, draft.repId, content);
    const { id, isNew } = await insertOneOnOne(transaction, draft, submissionId, about, now);
    ids.push(id);
    if (isNew) await saveCommitments(transaction, id, draft.commitments, draft.managerId, now);
  }
  const [first] = ids;
  const [{ managerId } = {}] = drafts;
  if (first !== undefined && managerId !== undefined) {
    await markItemLogged(transaction, item.id, first, managerId, now);
  }
  return drafts.map(({ repId }) => repId);
}

/** What the team has in common, and where the rep has the same signal, that, as it stands now: so that it is seen what came of it. */
async function aboutOf(
  transaction: Transaction,
  rep: PersonId,
  { groupSignalId, signal, questions }: ItemContent & { kind: 'team' },
): Promise<OneOnOneAbout> {
  const signalId = await raisedSignal(transaction, rep, signal);
  return {
    signalId,
    groupSignalId,
    question: questions[0],
    measure: signalId && (await measureOf(transaction, signalId)),
  };
}

/** Returns with whom it is; nobody where it is not this manager's to edit. */
async function updateAll(
  transaction: Transaction,
  manager: Person,
  editing: OneOnOneId,
  isOfTeam: (id: PersonId) => boolean,
  dated: (rep: PersonId) => DatedDraft,
  now: Date,
): Promise<readonly PersonId[]> {
  const together = await loggedTogether(transaction, manager.id, editing);
  // Who reports to somebody else by now keeps what was agreed with them.
  const all = together.filter(({ repId }) => isOfTeam(repId));
  for (const { id, repId } of all) {
    const draft = dated(repId);
    await updateOneOnOne(transaction, id, draft, now);
    await saveCommitments(transaction, id, draft.commitments, manager.id, now);
  }
  return all.map(({ repId }) => repId);
}
