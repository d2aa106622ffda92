import type { Feedback, FeedbackReason } from '../../domain/checklists/feedback.ts';
import type { ChecklistItemId, PersonId } from '../../domain/ids.ts';

/** A person's feedback on a checklist item, one each. */
export interface FeedbackTable {
  item_id: ChecklistItemId;
  person_id: PersonId;
  verdict: Feedback['verdict'];
  /** Why it was not useful; null where it was. */
  reason: FeedbackReason | null;
  at: Date;
}
