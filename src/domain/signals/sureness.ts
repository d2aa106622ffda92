/** How sure it is that a signal is right, in degrees that words follow. */
export type Sureness = 'nearly-sure' | 'likely' | 'open' | 'hint';

/**
 * The chance that an item is about a rep in trouble, by how much more evidence there is than raises it: a logistic
 * regression on 1,688 items of 22 companies of both proving grounds, of the seeds for tuning. `npm run bench -- life`
 * prints what was said beside what was right.
 */
const AS_RAISED = -0.7;
const BY_EVIDENCE = 0.48;
/** Beyond this, more evidence makes nothing surer. */
const EVIDENCE_LIMITS = [-2, 8] as const;

/** What kinds are surer or less sure at the same evidence; 0 for all others. */
const BY_KIND: Readonly<Record<string, number>> = {
  'activity-fell': -1.2,
  'commit-deals-slip': -0.4,
  'new-opportunities-fell': -0.3,
  'no-next-step': 0.4,
  'one-contact-deals': 0.4,
  'opportunities-stalled': 0.4,
  'loss-at-one-stage': 0.6,
};

/** The chance of what isn't a change, of few items measured; of kinds that weren't, what kinds have on average. */
const OF_STANDING: Readonly<Record<string, number>> = {
  'no-next-step': 0.8,
  'one-contact-deals': 0.4,
  'overdue-close-dates': 0.1,
  'forecast-rests-on-one-deal': 0.2,
};
const ON_AVERAGE = 0.5;

/** The chance that a signal of a change is right, 0 to 1; `beyond` is the evidence less what raises it, as a logarithm. */
export function chanceOfChange(kind: string, beyond: number): number {
  const [least, max] = EVIDENCE_LIMITS;
  const evidence = Math.min(max, Math.max(least, beyond));
  const log = AS_RAISED + BY_EVIDENCE * evidence + (BY_KIND[kind] ?? 0);
  return Math.round(100 / (1 + Math.exp(-log))) / 100;
}

/** The chance that a signal of how things stand is right, 0 to 1. */
export function chanceOfStanding(kind: string): number {
  return OF_STANDING[kind] ?? ON_AVERAGE;
}

export function surenessOf(chance: number): Sureness {
  if (chance >= 0.85) return 'nearly-sure';
  if (chance >= 0.6) return 'likely';
  return chance >= 0.3 ? 'open' : 'hint';
}
