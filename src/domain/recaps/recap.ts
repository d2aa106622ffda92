import type { CalendarDate } from '../calendar.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { CommitmentId, OneOnOneId } from '../ids.ts';
import {
  SUBJECTS,
  type CommitmentState,
  type Subject,
  type Topic,
} from '../one-on-ones/one-on-one.ts';

/** What a manager chose to share of a one-on-one: all that its rep can see of it. */
export interface Recap {
  readonly id: OneOnOneId;
  readonly manager: NamedPerson;
  readonly rep: NamedPerson;
  readonly heldOn: CalendarDate;
  /** What it was about; the root cause stays with the manager. */
  readonly subjects: readonly Subject[];
  /** Written for the rep; empty for none. */
  readonly words: string;
  /** The manager's notes, where they are shared as well. */
  readonly notes: string | undefined;
  readonly commitments: readonly RecapCommitment[];
  readonly nextOn: CalendarDate | undefined;
  /** The time on that day, where one was said. */
  readonly nextAt: Date | undefined;
  /** When the manager last changed what is shared. */
  readonly changedAt: Date | undefined;
  readonly acknowledgedAt: Date | undefined;
  /** When the rep last said that the CRM says something else. */
  readonly disputedAt: Date | undefined;
  /** What the rep wants to talk about next time, the oldest first; only in the newest of the two. */
  readonly points: readonly string[];
}

export interface RecapCommitment {
  readonly id: CommitmentId;
  readonly action: string;
  readonly owner: 'rep' | 'manager';
  readonly dueOn: CalendarDate | undefined;
  readonly state: CommitmentState;
}

/** The topics that a rep may read. */
export function subjectsOf(topics: readonly Topic[]): Subject[] {
  return SUBJECTS.filter((subject) => topics.includes(subject));
}

/** Whether the manager shares the same as before; what the rep did with it is no part of it. */
export function isSameText(one: Recap, other: Recap): boolean {
  return JSON.stringify(shared(one)) === JSON.stringify(shared(other));
}

function shared(recap: Recap): unknown {
  const commitments = recap.commitments
    .filter(({ state }) => state !== 'dropped')
    .map(({ action, owner, dueOn }) => [action, owner, dueOn]);
  const { heldOn, subjects, words, notes, nextOn, nextAt } = recap;
  return { heldOn, subjects, words, notes, nextOn, nextAt, commitments };
}
