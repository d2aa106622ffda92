import { at, sum } from './counts.ts';
import {
  factorOf,
  logsOfCount,
  logsOfShare,
  NODE_STEP,
  withOdds,
  type Nodes,
  type Place,
  type Unevenness,
} from './likelihoods.ts';

/** One rep's weeks: what was counted, and what any rep in the same place would be expected to have. */
export interface WatchedWeeks {
  readonly observed: Float64Array;
  /** 0 where nothing could have been counted. */
  readonly expected: Float64Array;
  /** Out of how many, where a share is watched. */
  readonly tries?: Float64Array | undefined;
}

/** The change to find, and how much is known beforehand. */
export interface WatchSettings {
  /** The change to find: a factor of what is usual, of the odds where a share is watched; 0.5 for a fall to half. */
  readonly ratio: number;
  /** How far the reps' usuals lie apart: the standard deviation of the logarithm of that factor. */
  readonly spread: number;
  /**
   * How uneven weeks are. Of counts the variance of a week around its mean over what chance makes of it, 1 for pure
   * chance; less where most of what can happen does. Of shares always as of chance.
   */
  readonly unevenness: number;
  /** How much less each week says than it would by chance alone: 1 or more, 1 unless told. */
  readonly lumpiness?: number;
  /** Weeks before this one teach the usual, whatever they are; 0 unless told. */
  readonly suspectFrom?: number;
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
  /** What a week at the usual brings by now, and how much evidence it removes. */
  readonly usualWeek: { readonly events: number; readonly evidence: number };
  /** What the usual was learnt from, without the weeks under suspicion. */
  readonly taught: { readonly events: number; readonly weeks: number };
}

/** A change that has lasted three quarters of a year is the new usual: sooner, trouble that lasts would leave the lists by itself. */
const LONGEST_SUSPICION_WEEKS = 39;
const PACE_WEEKS = 4;
/** What lies a year back counts half: people and markets change. */
const FORGETTING = 0.5 ** (1 / 52);
/** The grid reaches to so many times the reps' spread on either side of the team's usual, but not for ever. */
const SPREADS = 4;
const MAX_NODES = 12;
/** What is so much less likely adds nothing: e^-14. */
const NEXT_TO_NOTHING = -14;

/**
 * Watches one rep's weeks for a lasting change: a CUSUM (Page 1954) of the log likelihood ratio "changed by `ratio`"
 * against "as usual". The rep's usual is a factor of what is expected of anybody, or of its odds, that is known but for
 * a distribution: normal on logarithms beforehand, drawn towards the team's, and by Bayes' theorem from the weeks that
 * taught it, on a grid of values. Both likelihoods are averages over it, of all weeks under suspicion together, so that
 * a usual learnt from few events can never raise an alarm. Weeks under suspicion don't teach the usual.
 */
export function watchForChange(weeks: WatchedWeeks, settings: WatchSettings): ChangeWatch {
  const { observed, expected, tries } = weeks;
  const { ratio, spread, cap, suspectFrom = 0 } = settings;
  const lumpiness = Math.max(1, settings.lumpiness ?? 1);
  const nodes = Math.min(MAX_NODES, Math.ceil((SPREADS * spread) / NODE_STEP));
  const shift = Math.round(Math.log(ratio) / NODE_STEP);
  const all = { from: Math.min(0, shift) - nodes, to: Math.max(0, shift) + nodes };
  const [asUsual, changed] = [Math.max(0, -shift), Math.max(0, shift)];
  const unevenness = { unevenness: settings.unevenness, mean: meanOfThere(expected) };
  // Week by week, a row of nodes each.
  const width = all.to - all.from + 1;
  const logs = new Float64Array(observed.length * width);
  const isReported: boolean[] = [];
  for (let week = 0; week < observed.length; week += 1) {
    const count = at(observed, week);
    const of = tries === undefined ? count : Math.max(at(tries, week), count);
    const place = { into: logs, start: week * width };
    isReported.push(writeLikelihood(weeks, unevenness, count, at(expected, week), of, all, place));
  }
  if (lumpiness > 1) {
    for (let index = 0; index < logs.length; index += 1)
      logs[index] = (logs[index] ?? 0) / lumpiness;
  }

  const beforehand = new Float64Array(2 * nodes + 1);
  for (let index = 0; index < beforehand.length; index += 1) {
    beforehand[index] = -0.5 * (((index - nodes) * NODE_STEP) / spread) ** 2;
  }
  const usual = Float64Array.from(beforehand);
  const suspect = new Float64Array(width);
  const logRatio = (of: Float64Array, start: number) =>
    logAverage(usual, of, start + changed) - logAverage(usual, of, start + asUsual);
  const taught = { events: 0, weeks: 0 };
  const teach = (week: number) => {
    addTo(usual, logs, week * width + asUsual, 1);
    taught.events += at(observed, week);
    taught.weeks += 1;
  };
  let [since, evidence, evidenceBefore, before] = [0, 0, 0, 0];
  for (let week = 0; week < observed.length; week += 1) {
    evidenceBefore = evidence;
    if (since === week) {
      // Nothing is under suspicion.
      before = isReported[week] === true ? logRatio(logs, week * width) : 0;
      evidence = week < suspectFrom ? 0 : Math.min(cap, Math.max(0, before));
      if (evidence > 0) {
        suspect.fill(0);
        addTo(suspect, logs, week * width, 1);
        continue;
      }
      forget(usual, beforehand);
      if (isReported[week] === true) teach(week);
      since += 1;
      continue;
    }
    if (isReported[week] === true) {
      addTo(suspect, logs, week * width, 1);
      const now = logRatio(suspect, 0);
      evidence = Math.min(cap, evidence + now - before);
      before = now;
    }
    const cleared = evidence <= 0 ? week + 1 : week + 1 - LONGEST_SUSPICION_WEEKS;
    if (since >= cleared) continue;
    for (; since < cleared; since += 1) {
      forget(usual, beforehand);
      if (isReported[since] !== true) continue;
      teach(since);
      addTo(suspect, logs, since * width, -1);
    }
    before = since > week ? 0 : logRatio(suspect, 0);
    evidence = Math.max(0, evidence);
  }

  const weights = weightsOf(usual);
  const lately = Math.max(0, observed.length - PACE_WEEKS);
  const pace = usualBetween(weeks, weights, lately, observed.length) / PACE_WEEKS;
  const triesLately = tries === undefined ? pace : sum(tries, lately) / PACE_WEEKS;
  const ends = { from: Math.min(0, shift), to: Math.max(0, shift) };
  const week = new Float64Array(ends.to - ends.from + 1);
  writeLikelihood(weeks, unevenness, pace, pace, triesLately, ends, { into: week, start: 0 });
  return {
    evidence,
    evidenceBefore,
    since,
    observed: sum(observed, since),
    usual: usualBetween(weeks, weights, since, observed.length),
    usualWeek: { events: pace, evidence: (at(week, asUsual) - at(week, changed)) / lumpiness },
    taught,
  };
}

/** Writes for each node how likely a week's count is, where so many are due of so many; false where none can be counted. */
function writeLikelihood(
  { tries }: WatchedWeeks,
  unevenness: Unevenness,
  count: number,
  due: number,
  of: number,
  nodes: Nodes,
  place: Place,
): boolean {
  if (due <= 0 || (tries !== undefined && of === 0)) return false;
  if (tries === undefined) logsOfCount(count, due, unevenness, nodes, place);
  else logsOfShare(count, of, due / of, nodes, place);
  return true;
}

/** Of the weeks in which anything could be counted. */
function meanOfThere(expected: Float64Array): number {
  let [all, there] = [0, 0];
  for (let week = 0; week < expected.length; week += 1) {
    const due = at(expected, week);
    if (due <= 0) continue;
    all += due;
    there += 1;
  }
  return all / Math.max(1, there);
}

function addTo(sums: Float64Array, values: Float64Array, offset: number, times: 1 | -1): void {
  for (let index = 0; index < sums.length; index += 1) {
    sums[index] = (sums[index] ?? 0) + times * (values[index + offset] ?? 0);
  }
}

function forget(usual: Float64Array, beforehand: Float64Array): void {
  for (let node = 0; node < usual.length; node += 1) {
    const drawn = beforehand[node] ?? 0;
    usual[node] = drawn + ((usual[node] ?? 0) - drawn) * FORGETTING;
  }
}

/** The log of the average likelihood over what the usual may be, but for a constant; `offset` says at which nodes. */
function logAverage(usual: Float64Array, suspect: Float64Array, offset: number): number {
  let max = -Infinity;
  for (let node = 0; node < usual.length; node += 1) {
    const log = (usual[node] ?? 0) + (suspect[node + offset] ?? 0);
    if (log > max) max = log;
  }
  let average = 0;
  for (let node = 0; node < usual.length; node += 1) {
    const log = (usual[node] ?? 0) + (suspect[node + offset] ?? 0) - max;
    if (log > NEXT_TO_NOTHING) average += Math.exp(log);
  }
  return max + Math.log(average);
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
