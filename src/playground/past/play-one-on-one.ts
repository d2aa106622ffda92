import { randomUUID } from 'node:crypto';
import { initiativesOf } from '../../database/programme/initiatives.ts';
import { openBetween } from '../../database/one-on-ones/planned-one-on-ones.ts';
import { addDays } from '../../domain/calendar.ts';
import type { ChecklistItemId, PersonId } from '../../domain/ids.ts';
import type { SettledCommitment } from '../../domain/one-on-ones/one-on-one-draft.ts';
import type { Person } from '../../domain/people/person.ts';
import { logOneOnOne } from '../../workflows/one-on-ones/log-one-on-one.ts';
import { showRecaps } from '../../workflows/recaps/show-recaps.ts';
import { todayOf, type WorkflowContext } from '../../workflows/workflow-context.ts';
import type { Chances } from '../sample/chances.ts';
import type { PastOneOnOne } from '../sample/coaching.ts';

const DAYS_UNTIL_DUE = 14;
/** A programme that is being rolled out comes up in one of so many one-on-ones. */
const COMES_UP = 0.6;

/** Who had a one-on-one with whom, about what, and from which item it was logged. */
export interface OneOnOneToLog extends PastOneOnOne {
  readonly rep: PersonId;
  readonly item: ChecklistItemId | undefined;
  readonly isShared: boolean;
  /** How often of one time what was agreed before was kept. */
  readonly kept: number;
}

/** Saves today's one-on-one as the modal does. */
export async function playOneOnOne(
  context: WorkflowContext,
  manager: Person,
  { rep, item, isShared, topics, notes, action, words, kept }: OneOnOneToLog,
  chance: Chances,
): Promise<void> {
  const today = todayOf(context, manager);
  const running = await initiativesOf(context.database, manager.id, today, today);
  const logged = await logOneOnOne(
    context,
    manager,
    {
      repId: rep,
      managerId: manager.id,
      heldOn: today,
      topics,
      notes,
      commitments: [{ action, ownerId: rep, dueOn: addDays(today, DAYS_UNTIL_DUE) }],
      settled: await settledToday(context, manager, rep, kept, chance),
      talkedAbout: [],
      initiatives: running.filter(() => chance.happens(COMES_UP)).map(({ id }) => id),
      nextOn: undefined,
      nextMinute: undefined,
      recap: { isShared, includesNotes: false, words: isShared ? words : '' },
    },
    { submissionId: randomUUID(), itemId: item, editing: undefined },
  );
  if (logged.result !== 'saved') throw new Error('A talk of the past could not be saved.');
  if (isShared) await showRecaps(context, rep);
}

/** What became of what had fallen due between the two; what is not yet due stays open. */
async function settledToday(
  context: WorkflowContext,
  manager: Person,
  rep: PersonId,
  kept: number,
  chance: Chances,
): Promise<SettledCommitment[]> {
  const today = todayOf(context, manager);
  const open = await openBetween(context.database, manager.id, rep, 'all');
  return open
    .filter(({ dueOn }) => dueOn !== undefined && dueOn <= today)
    .map(({ id }) => ({ id, became: chance.happens(kept) ? 'kept' : 'dropped' }));
}
