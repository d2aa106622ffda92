import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import { ISSUE_KINDS } from './detector.ts';

/**
 * The one number that sets how readily all detectors speak: at most this many false items may a rep
 * with whom nothing is wrong cause in a quarter, all kinds of issues together.
 */
export const FALSE_ITEMS_A_QUARTER = 0.25;

/**
 * The evidence that raises a signal. A CUSUM of log likelihood ratios reaches h by chance at most once
 * in e^h weeks (Lorden 1971), and each kind of issue has its share of the false items.
 */
export const RAISED_FROM = Math.log((WEEKS_A_QUARTER * ISSUE_KINDS.length) / FALSE_ITEMS_A_QUARTER);

/** Raising and clearing lie apart, or a signal on the brink would come and go week by week. */
export const CLEARED_BELOW = RAISED_FROM - 1.5;

/** Evidence doesn't pile up beyond this, so that a rep who is back to the usual is soon clear. */
export const EVIDENCE_CAP = RAISED_FROM + 1.5;
