import { at, sum, type Counts } from './counts.ts';
import { columnSums } from './thin-start.ts';

/** A rep's multiple is drawn this many events towards 1 while the season is being learnt. */
const PRIOR_EVENTS = 4;
/** The season's strength: as many expected events of the others as leave a week half at its usual. */
const STRENGTH_LIMITS = [1, 10_000] as const;

/**
 * The expected counts with the team's season in them. A week in which a rep's colleagues together had
 * half of what they are expected to have is a week in which half is expected of the rep: quarter ends,
 * holidays and a market that dries up are nobody's fault. How far one week of the colleagues is
 * believed follows from how much more the team's weeks move than chance would move them.
 */
export function seasonOf(
  { observed, expected }: Counts,
  unevenness: number,
): readonly Float64Array[] {
  const own = expected.map((row, rep) => {
    const multiple = (sum(observed[rep] ?? row) + PRIOR_EVENTS) / (sum(row) + PRIOR_EVENTS);
    return row.map((value) => value * multiple);
  });
  const seenByTeam = columnSums(observed);
  const dueFromTeam = columnSums(own);
  const strength = strengthOf(seenByTeam, dueFromTeam, unevenness);
  return expected.map((row, rep) =>
    row.map((value, week) => {
      const seen = at(seenByTeam, week) - at(observed[rep], week);
      const due = at(dueFromTeam, week) - at(own[rep], week);
      return (value * (strength + seen)) / (strength + due);
    }),
  );
}

/** One over the variance of the season's factor, by moments over the team's weeks. */
function strengthOf(seen: Float64Array, due: Float64Array, unevenness: number): number {
  let excess = 0;
  let squares = 0;
  for (let week = 0; week < seen.length; week += 1) {
    excess += (at(seen, week) - at(due, week)) ** 2 - unevenness * at(due, week);
    squares += at(due, week) ** 2;
  }
  const strength = excess > 0 ? squares / excess : Infinity;
  return Math.min(Math.max(strength, STRENGTH_LIMITS[0]), STRENGTH_LIMITS[1]);
}
