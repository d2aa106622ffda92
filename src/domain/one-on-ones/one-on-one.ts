import type { CalendarDate } from '../calendar.ts';
import type { CommitmentId, GroupSignalId, OneOnOneId, PersonId, SignalId } from '../ids.ts';
import type { Measure } from '../signals/evidence.ts';

/** What a one-on-one can have been about; the last four are the root causes. */
export const TOPICS = [
  'new-business',
  'deal-strategy',
  'forecast',
  'career',
  'knowledge',
  'skill',
  'motivation',
  'obstacle',
] as const;

export type Topic = (typeof TOPICS)[number];

/** What one was about, without the root cause: the rep may read it where it is shared. */
export const SUBJECTS = [
  'new-business',
  'deal-strategy',
  'forecast',
  'career',
] as const satisfies readonly Topic[];

export type Subject = (typeof SUBJECTS)[number];

/** A coaching conversation that a manager logged. The notes are the manager's own. */
export interface OneOnOne {
  readonly id: OneOnOneId;
  readonly repId: PersonId;
  readonly managerId: PersonId;
  readonly signalId: SignalId | undefined;
  /** What a team has in common, where it was a talk with several of them. */
  readonly groupSignalId?: GroupSignalId | undefined;
  readonly heldOn: CalendarDate;
  readonly topics: readonly Topic[];
  readonly notes: string;
  /** The question that the checklist gave for it. */
  readonly question: string | undefined;
  /** What the signal's measure was then. */
  readonly measure: Measure | undefined;
  readonly nextOn: CalendarDate | undefined;
  /** The time on that day, where one was said. */
  readonly nextAt: Date | undefined;
  /** The recap that the rep has, and what the rep did with it; undefined where nothing is shared. */
  readonly shared: SharedState | undefined;
  readonly commitments: readonly Commitment[];
}

/** What the manager sees of a recap that the rep has. */
export interface SharedState {
  readonly words: string;
  readonly includesNotes: boolean;
  readonly acknowledgedAt: Date | undefined;
}

export type CommitmentState = 'open' | 'kept' | 'dropped';

/** An action agreed in a one-on-one. */
export interface Commitment {
  readonly id: CommitmentId;
  readonly action: string;
  readonly ownerId: PersonId;
  readonly dueOn: CalendarDate | undefined;
  readonly state: CommitmentState;
  /** Whether its owner, the rep, ticked it off. */
  readonly isTicked: boolean;
}
