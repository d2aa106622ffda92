import { clip } from '../text.ts';
import { byAmount } from './deals.ts';
import { habitual } from './habitual.ts';

const STEP_SHOWN = 30;

/**
 * The rep's open deals say nothing of what comes next, far more often than the colleagues': blank, a few
 * letters, or filler like "follow up". A deal without a next step that the customer has agreed to is a
 * memory; writing one down is where planning the next meeting begins.
 */
export const noNextStep = habitual({
  kind: 'no-next-step',
  headline: 'open deals have no next step',
  predicate: 'open deals have no next step that says something',
  measure: 'open deals without a next step',
  compare: (a, b) => byAmount({ timeline: a }, { timeline: b }),
  note: ({ opportunity: { nextStep } }) =>
    nextStep === undefined ? 'no next step' : `next step “${clip(nextStep, STEP_SHOWN)}”`,
});
