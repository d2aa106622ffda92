import { WEEKS_A_QUARTER } from '../team/weeks.ts';

/**
 * The one number that sets how readily all detectors speak: at most this many false items may a rep
 * with whom nothing is wrong cause in a quarter, all kinds of issues together.
 */
export const FALSE_ITEMS_A_QUARTER = 0.25;

/**
 * Each kind of issue that chance can raise has a tenth of the false items: there were ten when the thresholds were
 * measured, the four habits of a pipeline being one, as only the clearest of them begins, and the three that are
 * arithmetic being none. They aren't counted, as one more detector would make all others find less; whether all together
 * still keep to the number above, `npm run bench:signals` measures.
 */
const SHARES = 10;

/**
 * What chance would bring to fewer reps than this, as minus a logarithm, raises a signal of how things are: each kind
 * of issue that chance can raise has its share of the false items.
 */
export const RARE_FROM = Math.log((WEEKS_A_QUARTER * SHARES) / FALSE_ITEMS_A_QUARTER);

/** Raising and clearing lie apart, or a signal on the brink would come and go week by week. */
export const COMMON_BELOW = RARE_FROM - 0.7;

/** Rarer than this is no more severe. */
export const RARITY_CAP = RARE_FROM + 1.5;

/**
 * A CUSUM of log likelihood ratios reaches h by chance at most once in e^h weeks (Lorden 1971), and what is raised by chance
 * stands for some weeks. So many times as much evidence is asked for that items are right often enough to be trusted, on the
 * organisations of both proving grounds that are for tuning.
 */
const STANDING = 1.1;

/**
 * The evidence that raises a signal of a change, less each kind's discount: so much that on the organisations for tuning
 * asking for a little less of any would find about as many more troubles for as many more false items. What shows slowly,
 * or in few deals, gains most.
 */
export const RAISED_FROM = RARE_FROM + Math.log(STANDING);

/**
 * What clears it beside evidence of the way back: chance lets the evidence of a lasting trouble fall by one of e^1.6, but what
 * was raised by chance alone soon falls further.
 */
export const CLEARED_BELOW = RAISED_FROM - 1.6;

/** Surer than this is no more severe. */
export const EVIDENCE_CAP = RAISED_FROM + 0.3;
