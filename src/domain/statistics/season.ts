import { at, columnSums, type Counts } from './counts.ts';

/** On either side of a week: a season comes and goes slowly, but for holidays. */
const NEIGHBOURS = 3;
/** Weeks never differ so little that nothing could be learnt from a later one: a variance. */
const LEAST_SPREAD = 0.002;
/** Less is what is left over from taking the rep's own out of a sum. */
const NEXT_TO_NOTHING = 1e-6;
/** What one colleague does may be their own; that several do it on their own is rarer by the square. */
const DOUBT = 0.5;
/** A week is believed for itself beyond three standard deviations, a square: of a hundred weeks some are always odd. */
const BEYOND_CHANCE = 9;

/** What some reps did together in each week, and what is usual of them: sums, so that those of teams can be added. */
export interface WeekSums {
  readonly seen: Float64Array;
  readonly due: Float64Array;
  /** How many reps were there. */
  readonly there: Float64Array;
  /** The sums of the reps' squares: of what is beyond each one's own, and of that own. */
  readonly beyondSquares: Float64Array;
  readonly dueSquares: Float64Array;
}

/** `own` is what each rep's own level makes of the expected. */
export function weekSums(
  observed: readonly Float64Array[],
  own: readonly Float64Array[],
): WeekSums {
  const sums = () => new Float64Array(observed[0]?.length ?? 0);
  const weeks = {
    seen: sums(),
    due: sums(),
    there: sums(),
    beyondSquares: sums(),
    dueSquares: sums(),
  };
  for (const [rep, row] of observed.entries()) addRep(weeks, row, own[rep]);
  return weeks;
}

function addRep(
  { seen, due, there, beyondSquares, dueSquares }: WeekSums,
  row: Float64Array,
  own: Float64Array | undefined,
): void {
  for (let week = 0; week < row.length; week += 1) {
    const count = at(row, week);
    const usual = at(own, week);
    seen[week] = at(seen, week) + count;
    due[week] = at(due, week) + usual;
    if (usual > 0) there[week] = at(there, week) + 1;
    beyondSquares[week] = at(beyondSquares, week) + (count - usual) ** 2;
    dueSquares[week] = at(dueSquares, week) + usual ** 2;
  }
}

/** Of the same weeks, those of other reps together. */
export function addedUp(one: WeekSums, other: WeekSums): WeekSums {
  return {
    seen: columnSums([one.seen, other.seen]),
    due: columnSums([one.due, other.due]),
    there: columnSums([one.there, other.there]),
    beyondSquares: columnSums([one.beyondSquares, other.beyondSquares]),
    dueSquares: columnSums([one.dueSquares, other.dueSquares]),
  };
}

/**
 * The expected counts with the season in them: quarter ends, holidays and a market that dries up are nobody's fault.
 * `own` is what each rep's own level makes of the expected, `all` what all did who share the season, the reps among
 * them. A week is as much above or below as the rep's colleagues together were, drawn towards the weeks around it and
 * those towards the usual, by empirical Bayes: where weeks differ no more than chance, a colleague's good week says
 * nothing of the rep's, and only what is far beyond it is believed for itself (limited translation, Efron and Morris
 * 1972). The rep is left out, so that nobody's own trouble is taken for a season.
 */
export function seasonOf(
  { observed, expected }: Counts,
  own: readonly Float64Array[],
  unevenness: number,
  all: WeekSums,
): readonly Float64Array[] {
  const usual = Math.max(LEAST_SPREAD, spreadOfWeeks(all));
  const inSeason: Float64Array[] = [];
  // Plain loops: V8 forgets how it optimized a callback whenever it clears the heap, and this one is large.
  for (const [rep, row] of expected.entries()) {
    const othersSeen = without(all.seen, observed[rep]);
    const othersDue = without(all.due, own[rep]);
    const seenAround = sumsAround(othersSeen);
    const dueAround = sumsAround(othersDue);
    const due = new Float64Array(row.length);
    for (let week = 0; week < row.length; week += 1) {
      const value = at(row, week);
      if (value === 0) continue;
      const around = drawnTowards(1, at(seenAround, week), at(dueAround, week), usual, unevenness);
      const factor = drawnTowards(
        around,
        at(othersSeen, week),
        at(othersDue, week),
        usual,
        unevenness,
      );
      const colleagues = at(all.there, week) - (at(own[rep], week) > 0 ? 1 : 0);
      due[week] = (value * (factor * colleagues ** 2 + DOUBT)) / (colleagues ** 2 + DOUBT);
    }
    inSeason.push(due);
  }
  return inSeason;
}

/** What the others have in each week; never less than nothing. */
function without(all: Float64Array, mine: Float64Array | undefined): Float64Array {
  const others = new Float64Array(all.length);
  for (let week = 0; week < all.length; week += 1) {
    others[week] = Math.max(0, at(all, week) - at(mine, week));
  }
  return others;
}

/**
 * By moments: the variance of the weeks' factors, from what different reps have in common in a week (the products of
 * what is beyond each one's own, in pairs). What each has by chance, however uneven that is, cancels out.
 */
function spreadOfWeeks({ seen, due, beyondSquares, dueSquares }: WeekSums): number {
  const beyond = seen.map((value, week) => value - at(due, week));
  return varianceInCommon(
    { sums: beyond, squares: beyondSquares },
    { sums: due, squares: dueSquares },
  );
}

/** By week: what some reps have together, and their squares added up. */
interface Together {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/**
 * The variance of what reps have in common in a week, by moments: the products of what is beyond each one's own, in
 * pairs, over those of how much each counts. Below 0 where they have less than nothing in common; 0 where no two are there.
 */
export function varianceInCommon(beyond: Together, weight: Together): number {
  const pairs = productsOfPairs(weight);
  return pairs > 0 ? productsOfPairs(beyond) / pairs : 0;
}

/** Of all weeks together: the square of a week's sum less its squares is twice the products of its pairs. */
function productsOfPairs({ sums, squares }: Together): number {
  return sums.reduce((total, sum, week) => total + sum ** 2 - at(squares, week), 0);
}

/** The sums of each week and those around it. */
function sumsAround(weeks: Float64Array): Float64Array {
  const sums = new Float64Array(weeks.length);
  let sum = 0;
  for (let ahead = 0; ahead < weeks.length + NEIGHBOURS; ahead += 1) {
    sum += at(weeks, ahead) - at(weeks, ahead - 2 * NEIGHBOURS - 1);
    if (ahead >= NEIGHBOURS) sums[ahead - NEIGHBOURS] = sum;
  }
  return sums;
}

/** The factor that was seen, drawn towards another one by as much as chance may have made of the difference. */
function drawnTowards(
  from: number,
  seen: number,
  due: number,
  usual: number,
  unevenness: number,
): number {
  const guess = from * due;
  if (guess < NEXT_TO_NOTHING) return from;
  const beyondChance = ((seen - guess) ** 2 - BEYOND_CHANCE * unevenness * guess) / guess ** 2;
  const likeness = 1 / Math.max(usual, beyondChance);
  return (from * (likeness + seen / unevenness)) / (likeness + guess / unevenness);
}
