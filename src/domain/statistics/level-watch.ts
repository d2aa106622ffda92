import { FEWEST_WEEKS_BACK, OVER_FROM } from './suspicion.ts';

/** The shift to find, and how much is known beforehand. */
export interface LevelSettings {
  /** The shift to find, in the values' own unit; negative for a fall. */
  readonly shift: number;
  /** The standard deviation of one value around its rep's usual. */
  readonly spread: number;
  /** How strongly a rep's usual is drawn towards 0, the team's, in values. */
  readonly likeness: number;
  /** So many first values teach the usual whatever they are: a rep may always have been unlike the team. */
  readonly lessons: number;
  /** From so much evidence on the shift counts as found: then it ends by evidence of the way back alone. */
  readonly foundFrom: number;
}

/** How things stand after the last week. */
export interface LevelWatch {
  /** The log of how much likelier the shift has become than the usual; 0 for no suspicion. */
  readonly evidence: number;
  /** The first week under suspicion; the number of weeks where none is. */
  readonly since: number;
  /** The average since then less the usual one; 0 where no value is under suspicion. */
  readonly difference: number;
  /** How many values are under suspicion, and how many taught the usual. */
  readonly suspected: number;
  readonly taught: number;
  /** How much evidence one value at the usual removes. */
  readonly usualValueEvidence: number;
}

/** A value further off than this counts only as odd. */
const CLIPPED_AT_SPREADS = 2.5;
/** A shift that has lasted three quarters of a year is the new usual. */
const LONGEST_SUSPICION_WEEKS = 39;
/** What lies a year back counts half, as with counts. */
const FORGETTING = 0.5 ** (1 / 52);

interface Values {
  readonly sum: number;
  readonly count: number;
}

interface Mean {
  readonly mean: number;
  /** Of how many values, those of the prior among them. */
  readonly count: number;
}

const NONE: Values = { sum: 0, count: 0 };

/**
 * Watches one rep's values, week by week, for a lasting shift of their average: a CUSUM (Page 1954) of the
 * log likelihood ratio "shifted by `shift`" against "as usual", with the normal predictive distribution of
 * the average of all values under suspicion together, so that a usual learnt from few can't raise an alarm.
 * Outliers are clipped, and values under suspicion don't teach the usual. What was found is over by the same test the other
 * way round, "back at the usual" against "as since it began".
 */
export function watchLevel(
  weeks: readonly (readonly number[])[],
  { shift, spread, likeness, lessons, foundFrom }: LevelSettings,
): LevelWatch {
  let usual = NONE;
  let taught = 0;
  let suspect = NONE;
  let since = 0;
  let evidence = 0;
  // The values that may be the way back of what was found; the others under suspicion teach the shifted level.
  let back = NONE;
  let [isFound, backFrom, weeksBack] = [false, 0, 0];
  const clipped: Values[] = [];
  const ratio = () =>
    suspect.count === 0 ? 0 : logRatio(meanOf(usual, likeness), meanOf(suspect), shift, spread);
  for (const [week, values] of weeks.entries()) {
    const seen =
      values.length === 0
        ? NONE
        : clip(values, meanOf(usual, likeness).mean, CLIPPED_AT_SPREADS * spread);
    clipped.push(seen);
    if (seen !== NONE) {
      const before = ratio();
      suspect = plus(suspect, seen);
      evidence = evidence + ratio() - before;
    }
    if (taught < lessons) evidence = 0;
    let isOver = evidence <= 0;
    if (!isFound && evidence >= foundFrom) {
      [isFound, backFrom, weeksBack, back] = [true, week + 1, 0, NONE];
    } else if (isFound && seen !== NONE) {
      back = plus(back, seen);
      weeksBack += 1;
      const level = plus(suspect, { sum: -back.sum, count: -back.count });
      const over = wayBack(meanOf(back), meanOf(usual, likeness), meanOf(level), spread);
      if (over >= OVER_FROM && weeksBack >= FEWEST_WEEKS_BACK) isOver = true;
      if (over <= 0) [backFrom, weeksBack, back] = [week + 1, 0, NONE];
    }
    const cleared = isOver ? week + 1 : week + 1 - LONGEST_SUSPICION_WEEKS;
    for (; since < cleared; since += 1) {
      const own = clipped[since] ?? NONE;
      // The values of what is over were never usual.
      const lesson = isOver && isFound && since < backFrom ? NONE : own;
      usual = plus({ sum: usual.sum * FORGETTING, count: usual.count * FORGETTING }, lesson);
      taught += lesson.count;
      suspect = plus(suspect, { sum: -own.sum, count: -own.count });
    }
    evidence = isOver ? 0 : evidence;
    isFound &&= !isOver;
  }
  return {
    evidence,
    since,
    difference: suspect.count === 0 ? 0 : meanOf(suspect).mean - meanOf(usual, likeness).mean,
    suspected: suspect.count,
    taught,
    usualValueEvidence: (shift / spread) ** 2 / 2,
  };
}

/** log P(average | shifted) − log P(average | usual), the usual itself known only so well. */
function logRatio(usual: Mean, seen: Mean, shift: number, spread: number): number {
  const variance = spread ** 2 * (1 / seen.count + 1 / Math.max(usual.count, Number.MIN_VALUE));
  return (shift * (seen.mean - usual.mean - shift / 2)) / variance;
}

/** log P(average | as usual) − log P(average | as since it began), either level itself known only so well; 0 of no value. */
function wayBack(seen: Mean, usual: Mean, level: Mean, spread: number): number {
  if (seen.count === 0 || level.count <= 0) return 0;
  const log = ({ mean, count }: Mean) => {
    const variance = spread ** 2 * (1 / seen.count + 1 / Math.max(count, Number.MIN_VALUE));
    return -((seen.mean - mean) ** 2) / (2 * variance) - Math.log(variance) / 2;
  };
  return log(usual) - log(level);
}

function meanOf({ sum, count }: Values, prior = 0): Mean {
  const all = count + prior;
  return { mean: all === 0 ? 0 : sum / all, count: all };
}

function clip(values: readonly number[], around: number, max: number): Values {
  return values.reduce<Values>(
    ({ sum, count }, value) => ({
      sum: sum + Math.min(around + max, Math.max(around - max, value)),
      count: count + 1,
    }),
    NONE,
  );
}

function plus(one: Values, other: Values): Values {
  return { sum: one.sum + other.sum, count: one.count + other.count };
}
