import type { OpportunityOutcome } from '../../domain/opportunity.ts';

const WON = new Set(['won', 'closedwon', 'win']);
const LOST = new Set([
  'lost',
  'closedlost',
  'loss',
  'dead',
  'abandoned',
  'cancelled',
  'canceled',
  'disqualified',
]);

/** What the name of a stage says about the outcome; undefined where it says nothing. */
export function outcomeOfStage(stage: string): 'won' | 'lost' | undefined {
  const words = stage.toLowerCase().split(/[^\p{L}]+/u);
  if (words.some((word) => WON.has(word))) return 'won';
  return words.some((word) => LOST.has(word)) ? 'lost' : undefined;
}

/** What a CRM's own flags say; undefined where the file has none. */
export function outcomeOfFlags(flags: {
  readonly isClosed: boolean | undefined;
  readonly isWon: boolean | undefined;
  readonly isLost: boolean | undefined;
}): OpportunityOutcome | undefined {
  if (flags.isWon === true) return 'won';
  if (flags.isLost === true) return 'lost';
  if (flags.isClosed === true) return flags.isWon === false ? 'lost' : undefined;
  if (flags.isClosed === false) return 'open';
  return flags.isWon === false && flags.isLost === false ? 'open' : undefined;
}

/** A check box as CRMs write it; undefined for anything else. */
export function parseFlag(text: string): boolean | undefined {
  if (/^(true|1|yes|y|x)$/i.test(text)) return true;
  return /^(false|0|no|n)$/i.test(text) ? false : undefined;
}
