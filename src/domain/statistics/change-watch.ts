import { at, sum } from './counts.ts';

/** What is looked for, and how much is known beforehand. */
export interface WatchSettings {
  /** The change looked for: 0.5 for a fall to half of what is usual, 2 for a doubling. */
  readonly ratio: number;
  /** How strongly a rep's usual is drawn towards the team's, in events. */
  readonly likeness: number;
  readonly unevenness: number;
  /** The evidence never counts for more than this, so that a signal can end. */
  readonly cap: number;
}

/** How things stand after the last week. */
export interface ChangeWatch {
  /** The log of how much likelier the change has become than the usual; 0 for no suspicion. */
  readonly evidence: number;
  /** What it was a week ago. */
  readonly evidenceBefore: number;
  /** The first week under suspicion; the number of weeks where none is. */
  readonly since: number;
  /** Counted since then, and what would have been usual. */
  readonly observed: number;
  readonly usual: number;
  /** The rep's usual multiple of what the team's rates lead one to expect. */
  readonly multiple: number;
  /** What a week at the usual brings by now, and how much evidence it takes away. */
  readonly usualWeek: { readonly events: number; readonly evidence: number };
  /** What the usual was learnt from, without the weeks under suspicion. */
  readonly taught: { readonly events: number; readonly weeks: number };
}

/** A change that has lasted half a year is the new usual. */
const LONGEST_SUSPICION_WEEKS = 26;
const PACE_WEEKS = 4;
/** What lies a year back counts half: people and markets change. */
const FORGETTING = 0.5 ** (1 / 52);

/**
 * Watches one rep's weekly counts for a lasting change: a CUSUM (Page 1954) of the log likelihood ratio
 * "changed by `ratio`" against "as usual". The usual is a Gamma-Poisson multiple of the expected, drawn
 * towards the team's; both likelihoods are its predictive (negative binomial) ones over all weeks under
 * suspicion together, so that a usual learnt from few events can never raise an alarm. Unevenness beyond
 * chance divides every count (quasi-likelihood). Weeks under suspicion don't teach the usual.
 */
export function watchForChange(
  observed: Float64Array,
  expected: Float64Array,
  { ratio, likeness, unevenness, cap }: WatchSettings,
): ChangeWatch {
  const usual = { events: likeness, exposure: likeness };
  let taught = { events: 0, weeks: 0 };
  let suspect = { events: 0, exposure: 0 };
  let since = 0;
  let evidence = 0;
  let evidenceBefore = 0;
  const teach = (week: number): void => {
    usual.events =
      likeness + (usual.events - likeness) * FORGETTING + at(observed, week) / unevenness;
    usual.exposure =
      likeness + (usual.exposure - likeness) * FORGETTING + at(expected, week) / unevenness;
    if (at(expected, week) > 0) {
      taught = { events: taught.events + at(observed, week), weeks: taught.weeks + 1 };
    }
  };
  for (let week = 0; week < observed.length; week += 1) {
    evidenceBefore = evidence;
    const before = logRatio(ratio, usual, suspect);
    suspect = {
      events: suspect.events + at(observed, week) / unevenness,
      exposure: suspect.exposure + at(expected, week) / unevenness,
    };
    evidence = Math.min(cap, evidence + logRatio(ratio, usual, suspect) - before);
    const cleared = evidence <= 0 ? week + 1 : week + 1 - LONGEST_SUSPICION_WEEKS;
    for (; since < cleared; since += 1) {
      teach(since);
      suspect = {
        events: suspect.events - at(observed, since) / unevenness,
        exposure: suspect.exposure - at(expected, since) / unevenness,
      };
    }
    evidence = Math.max(0, evidence);
  }
  const multiple = usual.events / usual.exposure;
  const pace = (multiple * sum(expected, expected.length - PACE_WEEKS)) / PACE_WEEKS;
  return {
    evidence,
    evidenceBefore,
    since,
    // Counted anew: what was added and taken away again leaves crumbs.
    observed: sum(observed, since),
    usual: sum(expected, since) * multiple,
    multiple,
    usualWeek: { events: pace, evidence: (pace / unevenness) * (ratio - 1 - Math.log(ratio)) },
    taught,
  };
}

/** log P(events | changed) − log P(events | usual), the multiple unknown but for a Gamma distribution. */
function logRatio(
  ratio: number,
  usual: { readonly events: number; readonly exposure: number },
  seen: { readonly events: number; readonly exposure: number },
): number {
  return (
    seen.events * Math.log(ratio) +
    (usual.events + seen.events) *
      Math.log((usual.exposure + seen.exposure) / (usual.exposure + ratio * seen.exposure))
  );
}
