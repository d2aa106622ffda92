import { at } from './counts.ts';
import {
  logsOfCount,
  logsOfShare,
  NODE_STEP,
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

/** The changes to find, and how much is known beforehand. */
export interface WatchSettings {
  /**
   * The changes to find: factors of what is usual, of the odds where a share is watched; 0.5 for a fall to half. Each is
   * watched for by itself, as who looks for one change alone never adds up evidence of another that is less than about half
   * as large; and each is one more chance to find something by chance, see {@link priceOf}.
   */
  readonly ratios: readonly [number, ...number[]];
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
  /** From so much evidence on the change counts as found: then it ends by evidence of the way back alone. */
  readonly foundFrom: number;
}

/** The grid reaches to so many times the reps' spread on either side of the team's usual, but not for ever. */
const SPREADS = 4;
const MAX_NODES = 12;

/** How likely each week is at each node of a grid, a row of nodes each. */
export interface Grid {
  readonly logs: Float64Array;
  readonly isReported: readonly boolean[];
  readonly width: number;
  /** Where a row has the lowest usual; on either side of the middle there are so many others. */
  readonly asUsual: number;
  readonly nodes: number;
  /** How many nodes each change to find is away. */
  readonly shifts: readonly number[];
  readonly unevenness: Unevenness;
  readonly lumpiness: number;
}

/** Works out how likely each week is wherever the usual and the changes may lie. */
export function gridOf(weeks: WatchedWeeks, settings: WatchSettings): Grid {
  const { observed, expected, tries } = weeks;
  const nodes = Math.min(MAX_NODES, Math.ceil((SPREADS * settings.spread) / NODE_STEP));
  const shifts = settings.ratios.map((ratio) => Math.round(Math.log(ratio) / NODE_STEP));
  const all = { from: Math.min(0, ...shifts) - nodes, to: Math.max(0, ...shifts) + nodes };
  const unevenness = { unevenness: settings.unevenness, mean: meanOfThere(expected) };
  const lumpiness = Math.max(1, settings.lumpiness ?? 1);
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
  return {
    logs,
    isReported,
    width,
    asUsual: -nodes - all.from,
    nodes,
    shifts,
    unevenness,
    lumpiness,
  };
}

/** Writes for each node how likely a week's count is, where so many are due of so many; false where none can be counted. */
export function writeLikelihood(
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
