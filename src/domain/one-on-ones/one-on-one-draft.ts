import { addDays, DAYS_A_WEEK, type CalendarDate } from '../calendar.ts';
import { findMoveProblem } from './commitment-move.ts';
import type { AgendaPointId, CommitmentId, InitiativeId, PersonId } from '../ids.ts';
import type { Topic } from './one-on-one.ts';

/** A one-on-one as it was filled in, each field readable but not yet judged. */
export interface OneOnOneDraft {
  readonly repId: PersonId;
  readonly managerId: PersonId;
  readonly heldOn: CalendarDate | undefined;
  /** Whether it was about what the item says; undefined where that was not asked. */
  readonly isAboutItem?: boolean | undefined;
  readonly topics: readonly Topic[];
  readonly notes: string;
  readonly commitments: readonly CommitmentDraft[];
  /** What became of earlier commitments; those that stay open are not named. */
  readonly settled: readonly SettledCommitment[];
  /** The rep's points that were talked about. */
  readonly talkedAbout: readonly AgendaPointId[];
  /** The initiatives that were talked about. */
  readonly initiatives: readonly InitiativeId[];
  readonly nextOn: CalendarDate | undefined;
  /** The minute of that day by the manager's clock, 0–1439; undefined where no time was said. */
  readonly nextMinute: number | undefined;
  /** What is filled in for the rep to see, and whether it is to be shared. */
  readonly recap: RecapDraft & { readonly isShared: boolean };
}

/** What a manager wants to share of a one-on-one. */
export interface RecapDraft {
  /** What the rep will see beside topics, commitments and the next date. */
  readonly words: string;
  readonly includesNotes: boolean;
}

/** What the manager says about a commitment that was open at the time. */
export type SettledCommitment = { readonly id: CommitmentId } & (
  | { readonly became: 'kept' | 'dropped' }
  | { readonly became: 'moved'; readonly to: CalendarDate }
);

export interface CommitmentDraft {
  /** Empty where this line was not used. */
  readonly action: string;
  readonly ownerId: PersonId;
  readonly dueOn: CalendarDate | undefined;
}

/** What is wrong, at the field where it is; the number is that of the commitment's line, from 0. */
export type DraftError =
  | { readonly field: 'held-on' | 'next-on' | 'next-time' | 'share'; readonly problem: string }
  | { readonly field: 'commitment'; readonly line: number; readonly problem: string }
  | { readonly field: 'settled'; readonly id: CommitmentId; readonly problem: string };

/** What was agreed without a day is due a week after the one-on-one. */
export function withDays(
  commitments: readonly CommitmentDraft[],
  heldOn: CalendarDate,
): CommitmentDraft[] {
  return commitments.map((one) => ({ ...one, dueOn: one.dueOn ?? addDays(heldOn, DAYS_A_WEEK) }));
}

/** Longer ago than this is a typing error. */
const OLDEST_DAYS = 366;
const LATEST_DAYS = 366;

/** Everything wrong with a draft on that day in the manager's zone; empty where it can be saved. */
export function findDraftErrors(draft: OneOnOneDraft, today: CalendarDate): DraftError[] {
  const errors: DraftError[] = [];
  const { heldOn, nextOn } = draft;
  if (heldOn === undefined) {
    errors.push({ field: 'held-on', problem: 'Say on which day you talked.' });
  } else if (heldOn > today) {
    errors.push({
      field: 'held-on',
      problem: 'This day is still to come. Choose the day you talked; today is the latest.',
    });
  } else if (heldOn < addDays(today, -OLDEST_DAYS)) {
    errors.push({ field: 'held-on', problem: 'This is more than a year ago. Choose a later day.' });
  }
  for (const [line, commitment] of draft.commitments.entries()) {
    if (commitment.action.trim() === '' || commitment.dueOn === undefined) continue;
    if (heldOn !== undefined && commitment.dueOn < heldOn) {
      errors.push({
        field: 'commitment',
        line,
        problem: 'This is due before you talked. Choose a later date.',
      });
    } else if (commitment.dueOn > addDays(today, LATEST_DAYS)) {
      errors.push({
        field: 'commitment',
        line,
        problem: 'This is due in more than a year. Choose an earlier date.',
      });
    }
  }
  for (const settled of draft.settled) {
    if (settled.became !== 'moved') continue;
    const problem = findMoveProblem(settled.to, undefined, today);
    if (problem !== undefined) errors.push({ field: 'settled', id: settled.id, problem });
  }
  if (nextOn !== undefined && heldOn !== undefined && nextOn <= heldOn) {
    errors.push({
      field: 'next-on',
      problem: 'The next one-on-one comes after this one. Choose a later date, or none.',
    });
  }
  if (nextOn === undefined && draft.nextMinute !== undefined) {
    errors.push({ field: 'next-time', problem: 'Choose the day as well.' });
  }
  if (draft.recap.isShared) return errors;
  if (draft.recap.includesNotes) {
    errors.push({ field: 'share', problem: 'To share your notes, share the recap as well.' });
  } else if (draft.recap.words.trim() !== '') {
    errors.push({
      field: 'share',
      problem: 'You wrote something to be seen. Tick that it is shared, or empty that field.',
    });
  }
  return errors;
}
