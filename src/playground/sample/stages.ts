import type { Chances } from './chances.ts';

/** The open stages, in the order that deals go through them. */
export const OPEN_STAGES = ['Prospecting', 'Qualification', 'Proposal', 'Negotiation'] as const;

export type OpenStage = (typeof OPEN_STAGES)[number];
export type Stage = OpenStage | 'Closed Won' | 'Closed Lost';

/** Salesforce's usual forecast categories. */
export const FORECAST_CATEGORIES: Readonly<Record<Stage, string>> = {
  Prospecting: 'Pipeline',
  Qualification: 'Pipeline',
  Proposal: 'Best Case',
  Negotiation: 'Commit',
  'Closed Won': 'Closed',
  'Closed Lost': 'Omitted',
};

const NEXT_STEPS: Readonly<Record<OpenStage, readonly [string, ...string[]]>> = {
  Prospecting: [
    'First call',
    'Find out who decides',
    'Send the two-page summary',
    'Ask Jo for an introduction',
  ],
  Qualification: [
    'Workshop on site',
    'Budget: ask finance',
    'Demo with operations, then "go/no go"',
    'Second meeting',
  ],
  Proposal: [
    'Walk through the price',
    'Waiting for feedback',
    'Legal reads the draft',
    'Call the sponsor',
  ],
  Negotiation: [
    'Signature',
    'Redlines back by Tuesday',
    'Procurement: last round',
    'Agree on the start date',
  ],
};
const BLANK_NEXT_STEPS = 0.35;

/** What the rep wrote down to do next; as often as not nothing. */
export function nextStepIn(stage: OpenStage, chance: Chances): string {
  return chance.happens(BLANK_NEXT_STEPS) ? '' : chance.pick(NEXT_STEPS[stage]);
}
