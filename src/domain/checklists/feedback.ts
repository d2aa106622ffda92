/** Why an item was not useful. */
export const FEEDBACK_REASONS = ['known-already', 'wrong-data', 'not-coachable', 'other'] as const;

export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** A manager's feedback on an item. */
export type Feedback =
  | { readonly verdict: 'useful' }
  | { readonly verdict: 'not-useful'; readonly reason: FeedbackReason };
