/** The words that `/coach` knows, with what follows them and what they do: help is made from this. */
export const COACH_WORDS = {
  log: { usage: 'log name', does: 'log a one-on-one' },
  agreed: { usage: 'agreed', does: 'what was agreed with you, where your own manager shares it' },
  expect: { usage: 'expect name', does: 'what you two agreed as good: see, change or end it' },
  history: {
    usage: 'history name',
    does: 'one-on-ones, commitments, signals and what came of them',
  },
  managers: { usage: 'managers', does: 'how the managers who report to you coach' },
  checklist: { usage: 'checklist', does: 'this week’s checklist again' },
  settings: { usage: 'settings', does: 'when it comes, how much, which kinds; pause and cover' },
} as const satisfies Readonly<Record<string, { readonly usage: string; readonly does: string }>>;

export type CoachWord = keyof typeof COACH_WORDS;
