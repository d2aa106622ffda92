import { at } from './counts.ts';
import { NODE_STEP } from './likelihoods.ts';
import type { Grid, WatchedWeeks, WatchSettings } from './week-grid.ts';

/** How things stand with one change to find. */
export interface Suspicion {
  /** The log of how much likelier the change has become than the usual, and what it was a week ago. */
  readonly evidence: number;
  readonly evidenceBefore: number;
  /** The first week under suspicion; the number of weeks where none is. */
  readonly since: number;
  /** What the usual was learnt from, without the weeks under suspicion. */
  readonly taught: { readonly events: number; readonly weeks: number };
  /** How many nodes away the change is. */
  readonly shift: number;
  /** How likely the usual is at each node, as a logarithm but for a constant. */
  readonly usual: Float64Array;
}

/** A change that has lasted three quarters of a year is the new usual: sooner, trouble that lasts would leave the lists by itself. */
const LONGEST_SUSPICION_WEEKS = 39;
/** What lies a year back counts half: people and markets change. */
const FORGETTING = 0.5 ** (1 / 52);

/**
 * So much likelier than that it goes on it must be that what was found is over. A CUSUM reaches it by chance once in forty
 * weeks at most (Lorden 1971): longer than trouble is watched.
 */
export const OVER_FROM = Math.log(40);
/** And in as many weeks at least: a good one or two among bad ones are no way back. */
export const FEWEST_WEEKS_BACK = 3;

/** Goes through the weeks with the suspicion of one change, a CUSUM, and from `foundFrom` on with that of the way back. */
export function suspect(
  { observed }: WatchedWeeks,
  { spread, foundFrom, suspectFrom = 0 }: WatchSettings,
  { logs, isReported, width, asUsual, nodes }: Grid,
  shift: number,
): Suspicion {
  const beforehand = new Float64Array(2 * nodes + 1);
  for (let index = 0; index < beforehand.length; index += 1) {
    beforehand[index] = -0.5 * (((index - nodes) * NODE_STEP) / spread) ** 2;
  }
  const usual = Float64Array.from(beforehand);
  // Of each row only the nodes that the usual and the changed may lie at.
  const first = Math.min(asUsual, asUsual + shift);
  const suspected = new Float64Array(beforehand.length + Math.abs(shift));
  const logRatio = (of: Float64Array, start: number) =>
    logAverage(usual, of, start + asUsual + shift) - logAverage(usual, of, start + asUsual);
  const taught = { events: 0, weeks: 0 };
  const teach = (week: number) => {
    addTo(usual, logs, week * width + asUsual, 1);
    taught.events += at(observed, week);
    taught.weeks += 1;
  };
  // The weeks that may be the way back of what was found; the others under suspicion teach the changed level.
  const back = new Float64Array(suspected.length);
  const level = new Float64Array(suspected.length);
  const nothing = new Float64Array(suspected.length);
  let [isFound, backFrom, weeksBack] = [false, 0, 0];
  const wayBack = () => {
    for (let node = 0; node < level.length; node += 1)
      level[node] = at(suspected, node) - at(back, node);
    const asBefore = logAverage(usual, back, asUsual - first) - logAverage(usual, nothing, 0);
    return asBefore - logAverage(level, back, 0) + logAverage(level, nothing, 0);
  };
  let [since, evidence, evidenceBefore, before] = [0, 0, 0, 0];
  for (let week = 0; week < observed.length; week += 1) {
    evidenceBefore = evidence;
    if (since === week) {
      // Nothing is under suspicion.
      before = isReported[week] === true ? logRatio(logs, week * width) : 0;
      evidence = week < suspectFrom ? 0 : Math.max(0, before);
      if (evidence > 0) {
        suspected.fill(0);
        addTo(suspected, logs, week * width + first, 1);
        continue;
      }
      forget(usual, beforehand);
      if (isReported[week] === true) teach(week);
      since += 1;
      continue;
    }
    if (isReported[week] === true) {
      addTo(suspected, logs, week * width + first, 1);
      const now = logRatio(suspected, -first);
      evidence = evidence + now - before;
      before = now;
    }
    let isOver = evidence <= 0;
    if (!isFound && evidence >= foundFrom) {
      isFound = true;
      [backFrom, weeksBack] = [week + 1, 0];
      back.fill(0);
    } else if (isFound && isReported[week] === true) {
      addTo(back, logs, week * width + first, 1);
      weeksBack += 1;
      const over = wayBack();
      if (over >= OVER_FROM && weeksBack >= FEWEST_WEEKS_BACK) isOver = true;
      if (over <= 0) {
        [backFrom, weeksBack] = [week + 1, 0];
        back.fill(0);
      }
    }
    const cleared = isOver ? week + 1 : week + 1 - LONGEST_SUSPICION_WEEKS;
    if (since >= cleared) continue;
    for (; since < cleared; since += 1) {
      forget(usual, beforehand);
      // The weeks of what is over were never usual.
      if (isReported[since] !== true || (isOver && isFound && since < backFrom)) continue;
      teach(since);
      addTo(suspected, logs, since * width + first, -1);
    }
    before = since > week ? 0 : logRatio(suspected, -first);
    evidence = isOver ? 0 : evidence;
    isFound &&= !isOver;
  }
  return { shift, evidence, evidenceBefore, since, taught, usual };
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

/** What is so much less likely adds nothing: e^-14. */
const NEXT_TO_NOTHING = -14;

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
