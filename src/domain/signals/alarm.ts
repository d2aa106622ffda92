import { PIPELINE_HABIT_NAMES } from '../team/pipeline-habits.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import { ISSUE_KINDS, type IssueKind } from './detector.ts';

/**
 * The one number that sets how readily all detectors speak: at most this many false items may a rep
 * with whom nothing is wrong cause in a quarter, all kinds of issues together.
 */
export const FALSE_ITEMS_A_QUARTER = 0.25;

/** These are arithmetic, and no chance: other numbers set how readily they speak. */
const ARITHMETIC: readonly IssueKind[] = [
  'coverage-thin',
  'forecast-rests-on-one-deal',
  'new-rep-behind-ramp',
];
/** The habits of a pipeline have one share together, as only the clearest of them begins. */
const SHARES = ISSUE_KINDS.length - ARITHMETIC.length - (PIPELINE_HABIT_NAMES.length - 1);

/**
 * The evidence that raises a signal. A CUSUM of log likelihood ratios reaches h by chance at most once
 * in e^h weeks (Lorden 1971), and each kind of issue that chance can raise has its share of the false items.
 */
export const RAISED_FROM = Math.log((WEEKS_A_QUARTER * SHARES) / FALSE_ITEMS_A_QUARTER);

/** Raising and clearing lie apart, or a signal on the brink would come and go week by week. */
export const CLEARED_BELOW = RAISED_FROM - 1.5;

/** Evidence doesn't pile up beyond this, so that a rep who is back to the usual is soon clear. */
export const EVIDENCE_CAP = RAISED_FROM + 1.5;
