import type { Feedback, FeedbackReason } from '../../domain/checklists/feedback.ts';

export const REASON_WORDS: Readonly<Record<FeedbackReason, string>> = {
  'known-already': 'I knew it already',
  'wrong-data': 'The data are wrong',
  'not-coachable': 'Nothing that coaching could change',
  other: 'Something else',
};

/** The manager's feedback on an item, and what follows from it for one that has a place by its weight. */
export function feedbackWords(feedback: Feedback, isWeighed: boolean): string {
  if (feedback.verdict === 'useful') return 'You found this useful.';
  const reason = REASON_WORDS[feedback.reason].toLowerCase().replace(/^i /, 'you ');
  const follows = isWeighed ? ' Items of this kind come later in your list from now on.' : '';
  return `Not useful, you said: ${reason}.${follows}`;
}
