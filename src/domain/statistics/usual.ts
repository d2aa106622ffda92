import { at, columnSums, scaled, sum, type Counts } from './counts.ts';
import { seasonOf, weekSums, type WeekSums } from './season.ts';
import { withoutThinStart } from './thin-start.ts';

/** What is usual in a team, without its own ups and downs. */
export interface TeamUsual {
  /** By rep and week, without the weeks that the exports only half reach back to. */
  readonly observed: readonly Float64Array[];
  /** By rep and week, with the team's season: what a rep like any other would be expected to have. */
  readonly expected: readonly Float64Array[];
  /** How alike the reps are: a rep's multiple of the expected has the variance 1 / likeness. */
  readonly likeness: number;
  /** How uneven one rep's weeks are: variance over mean, 1 for pure chance. */
  readonly unevenness: number;
}

// A small team says little about its spread: these count as much as the named number of reps or events.
const PRIOR_SPREAD = 0.08;
const PRIOR_SPREAD_REPS = 6;
const PRIOR_EVENTS = 30;
const PRIOR_LEVEL = 4;
const MAX_OF_A_WEEK = 0.99;
const LIKENESS_LIMITS = [2, 100] as const;

/** A team's counts, and what is usual of each rep before any season. */
export interface TeamLevels {
  /** Without the weeks that the exports only half reach back to, the expected scaled to the team's total. */
  readonly counts: Counts;
  /** What each rep's own level makes of the expected. */
  readonly own: readonly Float64Array[];
  /** What the team adds to the season of its company. */
  readonly weeks: WeekSums;
}

/** The expected may come in any unit. */
export function teamLevels(given: Counts): TeamLevels {
  const counts = scaledToTeam(withoutThinStart(given));
  const own = ownLevels(counts);
  return { counts, own, weeks: weekSums(counts.observed, own) };
}

/**
 * Learns the team's season, spread and unevenness from all its reps and weeks, by moments (for the spread,
 * DerSimonian and Laird 1986). `leastUnevenness` is 1 for counts of events; shares of a known total, as won of
 * closed, vary less than pure chance would. `season` is what all did who share the team's season, the team among
 * them; the team alone unless told. `share` is what of all is so where a share is counted: near all of it the same odds leave reps
 * less room to lie apart in counts, which is taken into account beforehand.
 */
export function teamUsual(
  { counts, own, weeks }: TeamLevels,
  leastUnevenness = 1,
  season: WeekSums = weeks,
  share = 0,
): TeamUsual {
  const { observed } = counts;
  const unevenness = Math.max(leastUnevenness, unevennessOf(observed, own));
  const expected = seasonOf(counts, own, unevenness, season);
  const likeness = likenessOf(observed, expected, unevenness, (1 - share) ** 2);
  return { observed, expected, likeness, unevenness };
}

function scaledToTeam({ observed, expected }: Counts): Counts {
  const due = sum(columnSums(expected));
  const scale = due > 0 ? sum(columnSums(observed)) / due : 0;
  return { observed, expected: expected.map((row) => scaled(row, scale)) };
}

/** What each rep's own level makes of the expected, drawn towards the team's. */
function ownLevels({ observed, expected }: Counts): readonly Float64Array[] {
  return expected.map((row, rep) => {
    const multiple = (sum(observed[rep] ?? row) + PRIOR_LEVEL) / (sum(row) + PRIOR_LEVEL);
    return scaled(row, multiple);
  });
}

/** Pearson's dispersion of the reps' weeks around their shares of what the whole team had in the week. */
function unevennessOf(observed: readonly Float64Array[], own: readonly Float64Array[]): number {
  const [seen, due] = [columnSums(observed), columnSums(own)];
  let squares = PRIOR_EVENTS;
  let means = PRIOR_EVENTS;
  for (const [rep, row] of observed.entries()) {
    for (let week = 0; week < row.length; week += 1) {
      const share = at(own[rep], week) / at(due, week);
      // Where nobody else was there, the whole of the week is the rep's.
      if (!(share < MAX_OF_A_WEEK)) continue;
      const mean = share * at(seen, week);
      squares += (at(row, week) - mean) ** 2;
      means += mean * (1 - share);
    }
  }
  return squares / means;
}

function likenessOf(
  observed: readonly Float64Array[],
  expected: readonly Float64Array[],
  unevenness: number,
  roomForOdds: number,
): number {
  const reps = observed.map((row, rep) => ({ seen: sum(row), due: sum(expected[rep] ?? row) }));
  const present = reps.filter(({ due }) => due > 0);
  const due = present.reduce((total, rep) => total + rep.due, 0);
  const seen = present.reduce((total, rep) => total + rep.seen, 0);
  const squares = present.reduce((total, rep) => total + rep.due ** 2, 0);
  const average = seen / due;
  const scatter = present.reduce(
    (total, rep) => total + rep.due * (rep.seen / rep.due - average) ** 2,
    0,
  );
  const others = Math.max(0, present.length - 1);
  const room = due - squares / due;
  const between = room > 0 ? Math.max(0, (scatter - others * unevenness) / room) : 0;
  const spread =
    (between * others + PRIOR_SPREAD * roomForOdds * PRIOR_SPREAD_REPS) /
    (others + PRIOR_SPREAD_REPS);
  const [least, max] = LIKENESS_LIMITS;
  return Math.min(Math.max(1 / spread, least), max / roomForOdds);
}
