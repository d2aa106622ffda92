/** A manager's feedback on the items of one kind of signal, counted. */
export interface KindVerdicts {
  readonly useful: number;
  readonly notUseful: number;
}

/** What each "not useful" without a "useful" against it takes off a kind's weight. */
const LESS_FOR_EACH = 0.2;
/** A kind is never silenced: what matters much, or has waited for weeks, still gets a place. */
const LEAST_WEIGHT = 0.4;

/** What an issue's severity counts for on this manager's own list, from 0.4 to 1. */
export function kindWeight(verdicts: KindVerdicts | undefined): number {
  const excess = Math.max(0, (verdicts?.notUseful ?? 0) - (verdicts?.useful ?? 0));
  return Math.max(LEAST_WEIGHT, 1 - excess * LESS_FOR_EACH);
}
