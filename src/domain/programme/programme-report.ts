import type { CalendarDate } from '../calendar.ts';
import type { ItemContent } from '../checklists/checklist.ts';
import type { CoachingEffect } from './coaching-effect.ts';
import type { FeedbackReason } from '../checklists/feedback.ts';
import type { SignalKind } from '../signals/kinds.ts';

/** How the programme goes: for those who run it. Of groups and counts, never of one manager or rep. */
export interface ProgrammeReport {
  /** The Monday of the first week and the last day that it covers. */
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly effects: readonly CoachingEffect[];
  readonly items: readonly ItemsOfKind[];
  readonly messages: MessageCounts;
  readonly weeks: readonly LoggedWeek[];
  readonly initiatives: readonly InitiativeUse[];
}

/** What came of the items of one kind: of one detector, or of the plan itself. */
export interface ItemsOfKind {
  readonly kind: SignalKind | Exclude<ItemContent['kind'], 'signal' | 'strength'>;
  readonly sent: number;
  /** Those that somebody did something with: logged, snoozed, ticked off. */
  readonly actedOn: number;
  readonly useful: number;
  readonly notUseful: Readonly<Record<FeedbackReason, number>>;
}

/** Messages that were sent, and those in which something was done: the nearest to being read that can be known. */
export interface MessageCounts {
  readonly sent: number;
  readonly actedOn: number;
}

/** One week of checklists: of the conversations that they proposed, how many were logged. */
export interface LoggedWeek {
  /** The Monday. */
  readonly week: CalendarDate;
  readonly proposed: number;
  readonly logged: number;
  /** All one-on-ones that were held in the week, proposed or not. */
  readonly oneOnOnes: number;
}

/** How much an initiative is in use, in its weeks, by the managers who take part. */
export interface InitiativeUse {
  readonly name: string;
  readonly question: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly managers: number;
  readonly managersUsing: number;
  readonly oneOnOnes: number;
  readonly oneOnOnesUsing: number;
  readonly comments: number;
}

/** The verdicts on a kind's items; its precision is the useful ones' share of them. */
export function verdictsOn({ useful, notUseful }: ItemsOfKind): number {
  return useful + Object.values(notUseful).reduce((sum, count) => sum + count, 0);
}

/** The part of it that says whether the lists are read. */
export type ReadingReport = Pick<
  ProgrammeReport,
  'from' | 'until' | 'items' | 'messages' | 'weeks'
>;
