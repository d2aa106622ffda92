import { PIPELINE_HABIT_NAMES } from '../team/pipeline-habits.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import { ISSUE_KINDS, type IssueKind, type SignalKind } from './detector.ts';

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
 * What chance would bring to fewer reps than this, as minus a logarithm, raises a signal of how things are: each kind
 * of issue that chance can raise has its share of the false items.
 */
export const RARE_FROM = Math.log((WEEKS_A_QUARTER * SHARES) / FALSE_ITEMS_A_QUARTER);

/** Raising and clearing lie apart, or a signal on the brink would come and go week by week. */
export const COMMON_BELOW = RARE_FROM - 0.7;

/** Rarer than this is no more severe. */
export const RARITY_CAP = RARE_FROM + 1.5;

/**
 * A CUSUM of log likelihood ratios reaches h by chance at most once in e^h weeks (Lorden 1971), and the longer an
 * alarm stands, the rarer it is: of all weeks it stands in less than e^-h. This share of that is taken, by which
 * items are right often enough to be trusted, on the organisations of `npm run bench:signals` that are for tuning.
 */
const STANDING = 0.6;

/**
 * How much less evidence a kind is asked for, on the same organisations: so that asking for a little less of any would
 * find about as many more troubles for as many more false items. What shows slowly, or in few deals, gains most.
 */
const DISCOUNTS: Readonly<Partial<Record<SignalKind, number>>> = {
  'close-dates-pushed': 1.3,
  'deal-size-fell': 1.3,
  'win-rate-fell': 0.9,
  'one-contact-deals': 0.8,
  'loss-at-one-stage': 0.7,
  'commit-deals-slip': 0.6,
  'new-opportunities-fell': 0.3,
  'opportunities-stalled': 0.3,
  'no-next-step': 0.2,
};

/** The evidence that raises a signal of a change. */
export const RAISED_FROM = RARE_FROM + Math.log(STANDING);

/** What clears it; nearer than for how things are, as a sum of weeks doesn't jump to and fro. */
export const CLEARED_BELOW = RAISED_FROM - 0.2;

/** Evidence doesn't pile up beyond this, so that a rep who is back to the usual is soon clear. */
export const EVIDENCE_CAP = RAISED_FROM + 0.3;

/** How much less evidence a kind needs than {@link RAISED_FROM}. */
export function discountOf(kind: SignalKind): number {
  return DISCOUNTS[kind] ?? 0;
}
