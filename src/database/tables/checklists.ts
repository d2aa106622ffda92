import type { CalendarDate } from '../../domain/calendar.ts';
import type { ItemContent, ItemState } from '../../domain/checklists/checklist.ts';
import type { Feedback, FeedbackReason } from '../../domain/checklists/feedback.ts';
import type {
  ChecklistId,
  ChecklistItemId,
  CommitmentId,
  OneOnOneId,
  PersonId,
  SignalId,
} from '../../domain/ids.ts';
import type { StoredJson } from './stored-json.ts';
import type { Generated } from 'kysely';

export interface ChecklistTable {
  id: Generated<ChecklistId>;
  manager_id: PersonId;
  /** The Monday. */
  week: CalendarDate;
  export_as_of: CalendarDate;
  created_at: Generated<Date>;
  /** The cover who got it. */
  cover_id: PersonId | null;
  /** The day on which it went out; null for the Monday. */
  begins_on: CalendarDate | null;
  /** When a newer one came, or its week was over; null while it is the one to work with. */
  closed_at: Date | null;
  /** Raised by whatever changes what it says. */
  version: Generated<number>;
  /** The version that its message shows. */
  shown_version: Generated<number>;
  /** A hash of what its messages said last, so that the same again isn't sent; null for unknown. */
  shown_hash: string | null;
  /** When the manager answered its reminder by one of the buttons; null where none was, and for a logged one-on-one. */
  reminder_answered_at: Date | null;
}

export interface ChecklistItemTable {
  id: Generated<ChecklistItemId>;
  checklist_id: ChecklistId;
  position: number;
  kind: ItemContent['kind'];
  /** Null for an item about a team. */
  rep_id: PersonId | null;
  signal_id: SignalId | null;
  commitment_id: CommitmentId | null;
  /** What the item said when it was sent; later exports don't rewrite it. */
  content: StoredJson;
  state: Generated<ItemState['state']>;
  acted_by: PersonId | null;
  acted_at: Date | null;
  one_on_one_id: OneOnOneId | null;
}

/** A person's feedback on a checklist item, one each. */
export interface FeedbackTable {
  item_id: ChecklistItemId;
  person_id: PersonId;
  verdict: Feedback['verdict'];
  /** Why it was not useful; null where it was. */
  reason: FeedbackReason | null;
  at: Date;
}

/** Until when a manager does not want to hear that a rep waits for a one-on-one. */
export interface WaitingSnoozeTable {
  manager_id: PersonId;
  rep_id: PersonId;
  snoozed_until: CalendarDate;
}
