import { at, sum } from './counts.ts';
import { factorOf, withOdds } from './likelihoods.ts';
import { suspect, type Suspicion } from './suspicion.ts';
import {
  gridOf,
  writeLikelihood,
  type Grid,
  type WatchedWeeks,
  type WatchSettings,
} from './week-grid.ts';

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
  /** What a week at the usual brings by now, and how much evidence it removes. */
  readonly usualWeek: { readonly events: number; readonly evidence: number };
  /** What the usual was learnt from, without the weeks under suspicion. */
  readonly taught: { readonly events: number; readonly weeks: number };
}

/**
 * How much more evidence is asked for where several changes are looked for. The logarithm of their number would always be
 * enough; half of it makes as many false alarms as looking for one alone, as chance that looks like one of them mostly looks
 * like another, too (300 reps of Poisson weeks of 1 to 20 events, over half a year).
 */
function priceOf({ ratios }: WatchSettings): number {
  return Math.log(ratios.length) / 2;
}

/**
 * Watches one rep's weeks for a lasting change: for each size of it a CUSUM (Page 1954) of the log likelihood ratio "changed
 * by so much" against "as usual", of which the one with the most evidence counts. The rep's usual is a factor of what is expected
 * of anybody, or of its odds, that is known but for a distribution: normal on logarithms beforehand, drawn towards the team's,
 * and by Bayes' theorem from the weeks that taught it, on a grid of values. Both likelihoods are averages over it, of all weeks
 * under suspicion together, so that a usual learnt from few events can never raise an alarm. Weeks under suspicion don't teach
 * the usual. What was found is over by the same test the other way round: "back at the usual" against "as since it began", of
 * which the weeks since have taught the level.
 */
export function watchForChange(weeks: WatchedWeeks, settings: WatchSettings): ChangeWatch {
  const price = priceOf(settings);
  const grid = gridOf(weeks, settings);
  const dearer = { ...settings, foundFrom: settings.foundFrom + price };
  const suspicions = grid.shifts.map((shift) => suspect(weeks, dearer, grid, shift));
  const worst = suspicions.reduce((one, other) => (other.evidence > one.evidence ? other : one));
  const before = Math.max(...suspicions.map(({ evidenceBefore }) => evidenceBefore));
  const evidence = Math.max(0, worst.evidence - price);
  const since = evidence > 0 ? worst.since : weeks.observed.length;
  return {
    evidence,
    evidenceBefore: Math.max(0, before - price),
    since,
    observed: sum(weeks.observed, since),
    ...usualSince(weeks, grid, worst, since),
    taught: worst.taught,
  };
}

const PACE_WEEKS = 4;

/** What would have been usual since then, and what a week at the usual brings by now. */
function usualSince(
  weeks: WatchedWeeks,
  { unevenness, lumpiness }: Grid,
  { usual, shift }: Suspicion,
  since: number,
): Pick<ChangeWatch, 'usual' | 'usualWeek'> {
  const { observed, tries } = weeks;
  const weights = weightsOf(usual);
  const lately = Math.max(0, observed.length - PACE_WEEKS);
  const pace = usualBetween(weeks, weights, lately, observed.length) / PACE_WEEKS;
  const triesLately = tries === undefined ? pace : sum(tries, lately) / PACE_WEEKS;
  const ends = { from: Math.min(0, shift), to: Math.max(0, shift) };
  const week = new Float64Array(ends.to - ends.from + 1);
  writeLikelihood(weeks, unevenness, pace, pace, triesLately, ends, { into: week, start: 0 });
  const evidence = (at(week, -ends.from) - at(week, shift - ends.from)) / lumpiness;
  return {
    usual: usualBetween(weeks, weights, since, observed.length),
    usualWeek: { events: pace, evidence },
  };
}

/** How likely the usual is at each node; all together 1. */
function weightsOf(usual: Float64Array): Float64Array {
  const max = Math.max(...usual);
  const weights = usual.map((log) => Math.exp(log - max));
  const all = sum(weights);
  for (let node = 0; node < weights.length; node += 1) weights[node] = at(weights, node) / all;
  return weights;
}

/** What would have been usual of the rep in all weeks from one to before another. */
function usualBetween(
  weeks: WatchedWeeks,
  weights: Float64Array,
  from: number,
  until: number,
): number {
  let all = 0;
  for (let week = from; week < until; week += 1) all += usualOf(weeks, week, weights);
  return all;
}

/** What would have been usual of the rep in a week. */
function usualOf({ expected, tries }: WatchedWeeks, week: number, weights: Float64Array): number {
  const [due, of] = [at(expected, week), at(tries, week)];
  if (due <= 0 || (tries !== undefined && of === 0)) return 0;
  const middle = (weights.length - 1) / 2;
  let events = 0;
  for (let node = 0; node < weights.length; node += 1) {
    const factor = factorOf(node - middle);
    events += at(weights, node) * (tries === undefined ? due * factor : withOdds(due, of, factor));
  }
  return events;
}
