import {
  findChecklistId,
  findRecipient,
  loadChecklist,
} from '../../database/checklists/checklists.ts';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import {
  isConversation,
  type Checklist,
  type ChecklistItem,
} from '../../domain/checklists/checklist.ts';
import type { FeedbackReason } from '../../domain/checklists/feedback.ts';
import type { Person } from '../../domain/people/person.ts';
import { actOnItem } from '../../workflows/checklists/act-on-item.ts';
import { agreeExpectations } from '../../workflows/one-on-ones/agree-expectations.ts';
import { giveFeedback } from '../../workflows/checklists/give-feedback.ts';
import { moveCommitment } from '../../workflows/one-on-ones/move-commitment.ts';
import { showChecklistsOf } from '../../workflows/checklists/show-checklists.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import type { Chances } from '../sample/chances.ts';
import { AGREED_AS_GOOD, talkAbout, WORST_WEEK, type Coach } from '../sample/coaching.ts';
import { playOneOnOne } from './play-one-on-one.ts';

/** A manager's week of the past. */
export interface PastWeek {
  /** Counted from the last past Friday: the last one is -1. */
  readonly number: number;
  /** The Monday. */
  readonly monday: CalendarDate;
}

const DAYS_MOVED = 7;
const DAYS_UNTIL_AGREED = 45;
const REASONS: readonly [FeedbackReason, ...FeedbackReason[]] = [
  'known-already',
  'known-already',
  'not-coachable',
  'wrong-data',
  'other',
];

/** A manager, or who covers for them, does with their list of that week what is their habit, as by the message's buttons. */
export async function workThroughList(
  context: WorkflowContext,
  manager: Person,
  week: PastWeek,
  coach: Coach,
  chance: Chances,
): Promise<void> {
  const { database } = context;
  const id = await findChecklistId(database, manager.id, week.monday);
  const checklist = id && (await loadChecklist(database, id));
  if (id === undefined || checklist === undefined) return;
  const reader = await findRecipient(database, id);
  for (const item of checklist.items) {
    if (reader.id === manager.id) await giveFeedbackOnItem(context, manager, item, coach, chance);
    if (isConversation(item.content)) {
      await converse(context, reader, { checklist, item, week, coach }, chance);
    } else await settleDue(context, reader, item, coach, chance);
  }
  await showChecklistsOf(context, reader.id);
}

async function giveFeedbackOnItem(
  context: WorkflowContext,
  manager: Person,
  { id, content }: ChecklistItem,
  { feedbackShare, isUseful }: Coach,
  chance: Chances,
): Promise<void> {
  if (content.kind === 'commitment-due' || !chance.happens(feedbackShare)) return;
  const reason = chance.pick(REASONS);
  await giveFeedback(
    context,
    manager,
    id,
    chance.happens(isUseful) ? { verdict: 'useful' } : { verdict: 'not-useful', reason },
  );
}

interface Conversation {
  readonly checklist: Checklist;
  readonly item: ChecklistItem;
  readonly week: PastWeek;
  readonly coach: Coach;
}

/** Logs a one-on-one, or puts it off, or leaves it. What is to be seen when the playground opens stays. */
async function converse(
  context: WorkflowContext,
  reader: Person,
  { checklist, item, week, coach }: Conversation,
  chance: Chances,
): Promise<void> {
  const { content } = item;
  if (content.kind === 'team') return;
  const isSignal = content.kind === 'signal';
  const isFirst = item.id === checklist.items[0]?.id;
  const isWorst = isSignal && isFirst && week.number === WORST_WEEK;
  const isTooLate = isSignal && week.number >= WORST_WEEK;
  // Who covers sees to one of them.
  const isCovered = reader.id !== checklist.managerId && isFirst;
  const luck = chance.next();
  if (isWorst || isCovered || (!isTooLate && luck < coach.logs)) {
    // Nobody hears the same twice in a row.
    const turn = content.rep.id - week.number;
    const about = talkAbout(isSignal ? content.signal : undefined, turn);
    if (isWorst) await agreeOnLevel(context, reader, item, week);
    await playOneOnOne(
      context,
      reader,
      {
        ...about,
        rep: content.rep.id,
        item: item.id,
        isShared: chance.happens(coach.shares),
        kept: coach.kept,
      },
      chance,
    );
    return;
  }
  if (!isTooLate && luck > 1 - coach.snoozes) await actOnItem(context, reader, item.id, 'snoozed');
}

async function agreeOnLevel(
  context: WorkflowContext,
  manager: Person,
  { content }: ChecklistItem,
  { monday }: PastWeek,
): Promise<void> {
  const dueOn = addDays(monday, DAYS_UNTIL_AGREED);
  if (content.kind === 'team') return;
  await agreeExpectations(context, manager, content.rep.id, [{ ...AGREED_AS_GOOD, dueOn }]);
}

/** Ticks off, moves or drops what was agreed; the rest is left, as praise is. */
async function settleDue(
  context: WorkflowContext,
  reader: Person,
  { id, content }: ChecklistItem,
  { kept }: Coach,
  chance: Chances,
): Promise<void> {
  if (content.kind !== 'commitment-due') return;
  const luck = chance.next();
  const others = (1 - kept) / 3;
  if (luck < kept) await actOnItem(context, reader, id, 'kept');
  else if (luck < kept + others) {
    await moveCommitment(context, reader, id, addDays(content.dueOn, DAYS_MOVED));
  } else if (luck < kept + 2 * others) await actOnItem(context, reader, id, 'dropped');
}
