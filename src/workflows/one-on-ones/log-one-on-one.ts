import { closePoints } from '../../database/one-on-ones/agenda-points.ts';
import type { OwnItem } from '../../database/checklists/checklists.ts';
import type { Transaction } from '../../database/connection.ts';
import { touchChecklistsAbout } from '../../database/checklists/outdated-checklists.ts';
import { saveUses } from '../../database/programme/initiatives.ts';
import { markItemLogged, signalOf } from '../../database/checklists/item-actions.ts';
import {
  findOwnOneOnOne,
  insertOneOnOne,
  saveCommitments,
  updateAbout,
  updateOneOnOne,
  type DatedDraft,
  type OneOnOneAbout,
} from '../../database/one-on-ones/one-on-ones.ts';
import {
  findRecap,
  noteRecapChanged,
  shareRecap,
  touchNewestRecaps,
  withdrawRecap,
} from '../../database/recaps/recaps.ts';
import { measureOf } from '../../database/signals/signals.ts';
import { instantAt, type CalendarDate } from '../../domain/calendar.ts';
import type { ChecklistItem } from '../../domain/checklists/checklist.ts';
import type { ChecklistItemId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import {
  findDraftErrors,
  withDays,
  type DraftError,
  type OneOnOneDraft,
} from '../../domain/one-on-ones/one-on-one-draft.ts';
import type { OneOnOne } from '../../domain/one-on-ones/one-on-one.ts';
import type { Person } from '../../domain/people/person.ts';
import { isSameText } from '../../domain/recaps/recap.ts';
import type { LoggedViewInput } from '../../screen/one-on-ones/logged-view.ts';
import { findReport } from './prepare-log.ts';
import { settleCommitments } from './settle-commitments.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';
import { findItemToCoach } from '../people/whose-item.ts';

export type LogResult =
  | {
      readonly result: 'saved';
      readonly repId: PersonId;
      /** What was saved, in a few words. */
      readonly logged: LoggedViewInput;
    }
  | { readonly result: 'wrong'; readonly errors: readonly DraftError[] }
  /** The rep, or the item, is not this manager's. */
  | { readonly result: 'refused' };

export interface LogOrigin {
  /** Made when the modal opened. */
  readonly submissionId: string;
  /** The checklist item that it was opened from. */
  readonly itemId: ChecklistItemId | undefined;
  /** What the modal was opened to edit. */
  readonly editing: OneOnOneId | undefined;
}

/**
 * Saves a one-on-one with its commitments and the item that led to it in one transaction. The same submission again
 * changes nothing.
 */
export async function logOneOnOne(
  context: WorkflowContext,
  manager: Person,
  draft: OneOnOneDraft,
  origin: LogOrigin,
): Promise<LogResult> {
  const errors = findDraftErrors(draft, todayOf(context, manager));
  const { heldOn } = draft;
  if (errors.length > 0 || heldOn === undefined) return { result: 'wrong', errors };
  const { itemId } = origin;
  const own = itemId === undefined ? undefined : await findItemToCoach(context, manager.id, itemId);
  const content = own?.item.content;
  const isOfRep =
    content !== undefined && content.kind !== 'team' && content.rep.id === draft.repId;
  if (itemId !== undefined && !isOfRep) {
    return { result: 'refused' };
  }
  // A cover logs with the team of the manager whose list it is.
  const team = { id: own?.managerId ?? manager.id };
  const report = await findReport(context, team, draft.repId);
  if (report === undefined) return { result: 'refused' };

  const now = context.now();
  return context.database.transaction().execute(async (transaction): Promise<LogResult> => {
    const dated = {
      ...draft,
      heldOn,
      commitments: withDays(draft.commitments, heldOn),
      nextAt: nextAtOf(draft, zoneOf(context, manager)),
    };
    const id = await save(transaction, manager, dated, origin, own, now);
    if (id === undefined) return { result: 'refused' };
    await settleCommitments(transaction, manager, draft, now);
    await saveUses(transaction, id, manager.id, draft.initiatives);
    await closePoints(transaction, manager.id, draft.repId, draft.talkedAbout, id);
    await touchNewestRecaps(transaction, manager.id, draft.repId);
    await touchChecklistsAbout(transaction, draft.repId);
    const logged = summary(dated, report, todayOf(context, manager));
    return { result: 'saved', repId: draft.repId, logged };
  });
}

function summary(draft: DatedDraft, rep: Person, today: CalendarDate): LoggedViewInput {
  const agreed = draft.commitments.filter(({ action }) => action.trim() !== '');
  const [dueOn] = agreed.flatMap((one) => one.dueOn ?? []).toSorted();
  const isShared = draft.recap.isShared;
  return { rep, heldOn: draft.heldOn, agreed: agreed.length, dueOn, isShared, today };
}

/** Returns the id of what was saved, now or by this submission before; undefined where it may not be edited. */
async function save(
  transaction: Transaction,
  manager: Person,
  draft: DatedDraft,
  origin: LogOrigin,
  own: OwnItem | undefined,
  now: Date,
): Promise<OneOnOneId | undefined> {
  if (origin.editing !== undefined) {
    const before = await findOwnOneOnOne(transaction, manager.id, origin.editing);
    if (before?.repId !== draft.repId) return undefined;
    await update(transaction, before.id, draft, now);
    await changeAbout(transaction, before, draft, own?.item);
    return before.id;
  }
  const about = await aboutOf(transaction, draft.isAboutItem === false ? undefined : own?.item);
  const { id, isNew } = await insertOneOnOne(transaction, draft, origin.submissionId, about, now);
  if (!isNew) return id;
  // Without gaps, so that an edit finds each in its line.
  const agreed = draft.commitments.filter(({ action }) => action.trim() !== '');
  await saveCommitments(transaction, id, agreed, draft.managerId, now);
  if (draft.recap.isShared) await shareRecap(transaction, id, draft.recap, now);
  if (own !== undefined) await markItemLogged(transaction, own.item.id, id, manager.id, now);
  return id;
}

/** An edit may say that it was about the item after all, or not. */
async function changeAbout(
  transaction: Transaction,
  before: OneOnOne,
  { isAboutItem }: DatedDraft,
  item: ChecklistItem | undefined,
): Promise<void> {
  if (isAboutItem === undefined || item === undefined) return;
  const isBefore = before.signalId !== undefined && before.signalId === signalOf(item);
  if (isAboutItem === isBefore) return;
  const about = await aboutOf(transaction, isAboutItem ? item : undefined);
  await updateAbout(transaction, before.id, about);
}

/** Writes what an edit says. A rep who sees it is asked again whether it is right, if what they see changed. */
async function update(
  transaction: Transaction,
  id: OneOnOneId,
  draft: DatedDraft,
  now: Date,
): Promise<void> {
  const seen = await findRecap(transaction, draft.repId, id);
  await updateOneOnOne(transaction, id, draft, now);
  await saveCommitments(transaction, id, draft.commitments, draft.managerId, now);
  if (!draft.recap.isShared) {
    await withdrawRecap(transaction, id, now);
    return;
  }
  await shareRecap(transaction, id, draft.recap, now);
  const shared = await findRecap(transaction, draft.repId, id);
  if (seen !== undefined && shared !== undefined && !isSameText(seen, shared)) {
    await noteRecapChanged(transaction, id, now);
  }
}

function nextAtOf({ nextOn, nextMinute }: OneOnOneDraft, zone: string): Date | undefined {
  return nextOn === undefined || nextMinute === undefined
    ? undefined
    : instantAt(nextOn, nextMinute, zone);
}

/** What the item was about, stored now, since the next export changes it. */
async function aboutOf(
  transaction: Transaction,
  item: ChecklistItem | undefined,
): Promise<OneOnOneAbout> {
  const signalId = item && signalOf(item);
  return {
    signalId,
    question: item && 'questions' in item.content ? item.content.questions[0] : undefined,
    measure: signalId && (await measureOf(transaction, signalId)),
  };
}
