/** What a manager says of an item. */
export type Verdict = 'useful' | 'not-useful';

/** Why an item was not useful. */
export type FeedbackReason = 'known-already' | 'wrong-data' | 'not-coachable' | 'other';
