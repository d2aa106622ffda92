/** A programme that the managers are in the middle of when the playground opens, and what one said of it before. */
export const RUNNING = {
  name: 'Mutual action plans',
  question: 'Which step of the plan does the customer do next, and by when?',
  comment: 'Good for the larger deals. For those under ten thousand a plan is too much.',
} as const;

/** A programme that every manager is shown before it starts. */
export const COMING = {
  name: 'MEDDIC',
  question: 'Who signs, and have you met them?',
} as const;

/** What a rep says of the data. */
export const WRONG_DATA =
  'Two of these deals moved to a colleague in October. The CRM still has them with me.';
