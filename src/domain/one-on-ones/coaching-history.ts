import type { CalendarDate } from '../calendar.ts';
import type { CommitmentId, GroupSignalId, PersonId, SignalId } from '../ids.ts';
import type { Commitment, Topic } from './one-on-one.ts';
import type { ClearedEvidence, Measure } from '../signals/evidence.ts';
import type { Evidence } from '../signals/known-evidence.ts';
import { lastMeanwhile, type SignalSpan } from './meanwhile.ts';
import { sinceOneOnOne, type SinceOneOnOne } from './since-one-on-one.ts';

/** The coaching history of a manager and a rep, from which their timeline is made. */
export interface HistoryParts {
  readonly oneOnOnes: readonly PastOneOnOne[];
  readonly moves: readonly {
    readonly commitmentId: CommitmentId;
    readonly from: CalendarDate | undefined;
  }[];
  readonly signals: readonly PastSignal[];
  readonly expectations: readonly PastExpectation[];
}

interface PastOneOnOne {
  readonly heldOn: CalendarDate;
  readonly signalId: SignalId | undefined;
  /** Of a talk with a team. */
  readonly groupSignalId?: GroupSignalId | undefined;
  readonly measure: Measure | undefined;
  readonly topics: readonly Topic[];
  readonly question: string | undefined;
  /** The manager's own. */
  readonly notes: string;
  readonly commitments: readonly Commitment[];
}

interface PastSignal extends SignalSpan {
  readonly id: SignalId;
  readonly evidence: Evidence;
  readonly cleared: ClearedEvidence | undefined;
}

interface PastExpectation {
  readonly measure: string;
  readonly level: string;
  readonly dueOn: CalendarDate | undefined;
  readonly agreedOn: CalendarDate;
  readonly endedOn: CalendarDate | undefined;
}

/** One thing that happened, on the day that it began. */
export type HistoryEntry = { readonly on: CalendarDate } & (
  | {
      readonly kind: 'one-on-one';
      /** Whether others of the team were there. */
      readonly isWithTeam?: boolean;
      /** What was known of the signal that led to it. */
      readonly about: Evidence | undefined;
      readonly topics: readonly Topic[];
      readonly question: string | undefined;
      readonly notes: string;
    }
  | {
      readonly kind: 'commitment';
      readonly action: string;
      readonly ownerId: PersonId;
      readonly dueOn: CalendarDate | undefined;
      /** Its earlier due dates, the oldest first. */
      readonly dueBefore: readonly CalendarDate[];
      readonly state: Commitment['state'];
    }
  | {
      readonly kind: 'signal';
      readonly evidence: Evidence;
      readonly clearedOn: CalendarDate | undefined;
      /** What changed since their last one-on-one, about it if there was one; undefined without any. */
      readonly since: (SinceOneOnOne & { readonly wasAboutIt: boolean }) | undefined;
    }
  | ({ readonly kind: 'expectation' } & Omit<PastExpectation, 'agreedOn'>)
);

/** The order within a day: what was seen, the one-on-one, what was agreed. */
const KINDS: readonly HistoryEntry['kind'][] = [
  'signal',
  'one-on-one',
  'commitment',
  'expectation',
];

/** One timeline of it all, the newest first. */
export function coachingHistory(parts: HistoryParts): HistoryEntry[] {
  const entries = [
    ...parts.signals.map((signal) => signalEntry(signal, parts.oneOnOnes)),
    ...parts.oneOnOnes.map((oneOnOne) => oneOnOneEntry(oneOnOne, parts.signals)),
    ...parts.oneOnOnes.flatMap((oneOnOne) =>
      oneOnOne.commitments.map((commitment) => commitmentEntry(oneOnOne, commitment, parts.moves)),
    ),
    ...parts.expectations.map(({ agreedOn, ...expectation }): HistoryEntry => {
      return { kind: 'expectation', on: agreedOn, ...expectation };
    }),
  ];
  const rank = ({ kind }: HistoryEntry) => KINDS.indexOf(kind);
  return entries.toSorted((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? 1 : -1;
    return rank(b) - rank(a);
  });
}

function signalEntry(signal: PastSignal, oneOnOnes: readonly PastOneOnOne[]): HistoryEntry {
  const { firstSeenOn: on, clearedOn, evidence } = signal;
  return {
    kind: 'signal',
    on,
    evidence,
    clearedOn,
    since: since(signal, oneOnOnes),
  };
}

/** A one-on-one about it comes before any other; one about no signal counts where it took place meanwhile. */
function since(
  signal: PastSignal,
  oneOnOnes: readonly PastOneOnOne[],
): Extract<HistoryEntry, { kind: 'signal' }>['since'] {
  const now = signal.clearedOn === undefined ? signal.evidence : (signal.cleared ?? {});
  const newestFirst = oneOnOnes.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1));
  const about = newestFirst.find(({ signalId }) => signalId === signal.id);
  if (about !== undefined) {
    return { ...sinceOneOnOne(about.heldOn, about.measure, now), wasAboutIt: true };
  }
  const meanwhile = lastMeanwhile(signal, oneOnOnes);
  if (meanwhile === undefined) return undefined;
  return { ...sinceOneOnOne(meanwhile.on, meanwhile.measure, now), wasAboutIt: false };
}

function oneOnOneEntry(oneOnOne: PastOneOnOne, signals: readonly PastSignal[]): HistoryEntry {
  const { heldOn: on, topics, question, notes, groupSignalId } = oneOnOne;
  const about = signals.find(({ id }) => id === oneOnOne.signalId)?.evidence;
  const isWithTeam = groupSignalId !== undefined;
  return { kind: 'one-on-one', isWithTeam, on, about, topics, question, notes };
}

function commitmentEntry(
  { heldOn: on }: PastOneOnOne,
  { id, action, ownerId, dueOn, state }: Commitment,
  moves: HistoryParts['moves'],
): HistoryEntry {
  const dueBefore = moves.flatMap(({ commitmentId, from }) =>
    commitmentId === id && from !== undefined ? [from] : [],
  );
  return { kind: 'commitment', on, action, ownerId, dueOn, dueBefore, state };
}
