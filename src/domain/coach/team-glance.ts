import type { CalendarDate } from '../calendar.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { Expectation } from '../one-on-ones/expectation.ts';
import type { PersonId, SignalId } from '../ids.ts';
import type { SharedState } from '../one-on-ones/one-on-one.ts';
import type { SignalKind } from '../signals/kinds.ts';
import type { Evidence } from '../signals/known-evidence.ts';

/** A manager's team as it stands: for `/coach` and the App Home. */
export interface TeamGlance {
  readonly manager: NamedPerson;
  /** Undefined where nothing was imported yet. */
  readonly exportAsOf: CalendarDate | undefined;
  readonly reps: readonly RepGlance[];
}

export interface RepGlance {
  readonly rep: NamedPerson;
  readonly lastHeldOn: CalendarDate | undefined;
  /** Issues first, the most severe first. */
  readonly signals: readonly OpenSignal[];
  readonly openCommitments: number;
  /** Of them, those due by today. */
  readonly dueCommitments: number;
}

/** A signal that is raised now. */
export interface OpenSignal {
  readonly id: SignalId;
  readonly kind: SignalKind;
  readonly severity: number;
  readonly firstSeenOn: CalendarDate;
  readonly evidence: Evidence;
  /** When the manager called it not an issue; absent where nobody did, and where it is clearly worse since. */
  readonly dismissedOn?: CalendarDate;
}

/** One rep in detail: for `/coach @rep`. */
export interface RepDetail extends RepGlance {
  readonly exportAsOf: CalendarDate | undefined;
  /** What was agreed as good. */
  readonly expectations: readonly Expectation[];
  readonly history: readonly PastOneOnOne[];
  /** What the rep wants to talk about next time, the oldest first. */
  readonly points: readonly string[];
}

/** A logged one-on-one as its author sees it again; the notes are theirs alone. */
export interface PastOneOnOne {
  readonly heldOn: CalendarDate;
  readonly topics: readonly string[];
  readonly notes: string;
  /** Undefined where nothing is shared with the rep. */
  readonly shared: SharedState | undefined;
  readonly question: string | undefined;
  readonly commitments: readonly PastCommitment[];
}

interface PastCommitment {
  readonly action: string;
  readonly ownerId: PersonId;
  readonly dueOn: CalendarDate | undefined;
  readonly state: 'open' | 'kept' | 'dropped';
  readonly isTicked: boolean;
}
