import { type NamedPerson } from '../people/named-person.ts';
import { addDays, DAYS_A_WEEK, type CalendarDate } from '../calendar.ts';
import type { Course } from './course.ts';
import type { Feedback } from './feedback.ts';
import type { Progress } from './progress.ts';
import type {
  ChecklistId,
  ChecklistItemId,
  CommitmentId,
  GroupSignalId,
  PersonId,
  SignalId,
} from '../ids.ts';
import type { RampStanding } from '../ramp/ramp-standing.ts';
import type { GroupFacts } from '../signals/group-signals.ts';
import type { IssueKind, StrengthKind } from '../signals/kinds.ts';
import type { SinceOneOnOne } from '../one-on-ones/since-one-on-one.ts';
import type { SaidEvidence } from '../signals/evidence.ts';
import type { Evidence } from '../signals/known-evidence.ts';

/** A manager's plan for one week, as it stands now. */
export interface Checklist {
  readonly id: ChecklistId;
  readonly managerId: PersonId;
  /** The Monday. */
  readonly week: CalendarDate;
  /** The date of the newest export that it was made from. */
  readonly exportAsOf: CalendarDate;
  /** The cover who got it; absent where the manager did. */
  readonly coverId?: PersonId;
  /** Whether a newer one came, or its week is over; absent for the one to work with. */
  readonly isOver?: boolean;
  readonly items: readonly ChecklistItem[];
}

export interface ChecklistItem {
  readonly id: ChecklistItemId;
  readonly content: ItemContent;
  readonly state: ItemState;
  /** Its manager's feedback; absent where there is none. */
  readonly feedback?: Feedback;
  /** Whether its list is over, so that it can't be put off, and nothing of it undone; absent for one to work with. */
  readonly isOver?: boolean;
}

/** What an item says; kept as it was sent. */
export type ItemContent =
  | {
      readonly kind: 'signal';
      readonly rep: NamedPerson;
      readonly signalId: SignalId;
      readonly signal: IssueKind;
      readonly severity: number;
      readonly firstSeenOn: CalendarDate;
      readonly evidence: Evidence;
      /** What changed since the last one-on-one about it; absent where there was none. */
      readonly since?: SinceOneOnOne;
      /** How it has gone since it was first on a list; absent for the first time. */
      readonly course?: Course;
      /** What is part of the same story and likely follows from it, causes first; absent for nothing. */
      readonly alsoSeen?: readonly AlsoSeen[];
      readonly questions: readonly string[];
    }
  | {
      /** What at least three reps and half of a team have in common, in place of the items about each. */
      readonly kind: 'team';
      readonly reps: readonly NamedPerson[];
      readonly groupSignalId: GroupSignalId;
      readonly signal: IssueKind;
      readonly severity: number;
      readonly firstSeenOn: CalendarDate;
      readonly facts: GroupFacts;
      /** What changed since the last talk with the team about it; absent where there was none. */
      readonly since?: SinceOneOnOne;
      readonly questions: readonly string[];
    }
  | {
      readonly kind: 'longest-without-a-one-on-one';
      readonly rep: NamedPerson;
      /** Absent where none was ever logged. */
      readonly lastHeldOn?: CalendarDate;
      /** For how many weeks running they are named, this one included; absent for the first two. */
      readonly weeksRunning?: number;
      readonly questions: readonly string[];
    }
  | {
      readonly kind: 'strength';
      readonly rep: NamedPerson;
      readonly signalId: SignalId;
      readonly signal: StrengthKind;
      readonly evidence: Evidence;
    }
  | {
      readonly kind: 'strength';
      readonly rep: NamedPerson;
      /** The issue that is over. */
      readonly signalId: SignalId;
      readonly signal: 'recovered-after-coaching';
      readonly evidence: Evidence;
      readonly since: SinceOneOnOne;
    }
  | {
      /** Something that went well beside what detectors see. */
      readonly kind: 'progress';
      readonly rep: NamedPerson;
      readonly progress: Progress;
    }
  | {
      readonly kind: 'commitment-due';
      readonly rep: NamedPerson;
      readonly commitmentId: CommitmentId;
      readonly action: string;
      readonly owner: NamedPerson;
      readonly dueOn: CalendarDate;
      readonly agreedOn: CalendarDate;
    }
  | {
      /** A rep in ramp, whose milestones stand in for the signals of a seasoned one. */
      readonly kind: 'onboarding';
      readonly rep: NamedPerson;
      readonly standing: RampStanding;
      readonly questions: readonly string[];
    };

/** What was kept of such a signal before facts were: two sentences. */
type AlsoSeenEvidence = Evidence | Pick<SaidEvidence, 'headline' | 'comparison'>;

/** A signal that an item names beside its own. */
export interface AlsoSeen {
  readonly signalId: SignalId;
  readonly signal: IssueKind;
  readonly since: CalendarDate;
  /** Its weeks and deals are left out. */
  readonly evidence: AlsoSeenEvidence;
}

/** Whom an item is about. */
export function peopleOf(content: ItemContent): readonly NamedPerson[] {
  return content.kind === 'team' ? content.reps : [content.rep];
}

/** An item about one rep. */
export type RepContent = Exclude<ItemContent, { kind: 'team' }>;

/** Items that ask for a one-on-one; praise is a sentence, and what falls due is ticked off. */
export const CONVERSATION_KINDS = [
  'signal',
  'team',
  'longest-without-a-one-on-one',
  'onboarding',
] as const satisfies readonly ItemContent['kind'][];

export function isConversation({ kind }: ItemContent): boolean {
  return CONVERSATION_KINDS.some((one) => one === kind);
}

/** What became of an item; all but the first say who did it and when. */
export type ItemState =
  | { readonly state: 'open' }
  | ({
      readonly state: 'logged';
      readonly commitments: number;
      readonly nextDueOn?: CalendarDate;
      /** What the rep did with the recap; absent where none is shared. */
      readonly recap?: RecapState;
    } & Acted)
  | ({ readonly state: 'snoozed'; readonly until: CalendarDate } & Acted)
  | ({ readonly state: 'dismissed' } & Acted)
  /** By the manager, or ticked off by the rep whose commitment it is. */
  | ({ readonly state: 'kept'; readonly byRep?: boolean } & Acted)
  | ({ readonly state: 'moved'; readonly to: CalendarDate } & Acted)
  | ({ readonly state: 'dropped' } & Acted);

/** What a rep did with a recap, as the manager sees it. */
export interface RecapState {
  readonly acknowledged: boolean;
  /** Commitments that the rep ticked off. */
  readonly ticked: number;
  /** What the rep wants to talk about next time. */
  readonly points: number;
}

interface Acted {
  readonly by: NamedPerson;
  readonly at: Date;
}

/** Whether somebody may take back what became of an item: what they did themselves, as long as the list is not over. */
export function mayUndo({ state, isOver }: ChecklistItem, person: PersonId): boolean {
  switch (state.state) {
    case 'snoozed':
    case 'dismissed':
    case 'kept':
    case 'moved':
    case 'dropped':
      return isOver !== true && state.by.id === person;
    case 'open':
    case 'logged':
      return false;
  }
}

/** The Monday of the next checklist, on which what is snoozed on this week's comes back. */
export function snoozedUntil(week: CalendarDate): CalendarDate {
  return addDays(week, DAYS_A_WEEK);
}
