import type { Feedback, FeedbackReason } from '../../domain/checklists/feedback.ts';
import type { ChecklistItemId, PersonId } from '../../domain/ids.ts';

/** What a person says of a checklist item; one verdict each. */
export interface FeedbackTable {
  item_id: ChecklistItemId;
  person_id: PersonId;
  verdict: Feedback['verdict'];
  /** Why it was not useful; null where it was. */
  reason: FeedbackReason | null;
  at: Date;
}
