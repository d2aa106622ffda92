import type { CalendarDate } from './calendar.ts';
import type { CommitmentId, OneOnOneId, PersonId, SignalId } from './ids.ts';

/** What a one-on-one can have been about; the last four are the root causes to tell apart. */
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

/** A coaching conversation that a manager logged. The notes are the manager's own. */
export interface OneOnOne {
  readonly id: OneOnOneId;
  readonly repId: PersonId;
  readonly managerId: PersonId;
  readonly signalId: SignalId | undefined;
  readonly heldOn: CalendarDate;
  readonly topics: readonly Topic[];
  readonly notes: string;
  readonly nextOn: CalendarDate | undefined;
  readonly commitments: readonly Commitment[];
}

export type CommitmentState = 'open' | 'kept' | 'dropped';

/** An action agreed in a one-on-one. */
export interface Commitment {
  readonly id: CommitmentId;
  readonly action: string;
  readonly ownerId: PersonId;
  readonly dueOn: CalendarDate | undefined;
  readonly state: CommitmentState;
}
