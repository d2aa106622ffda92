import { at, sum, type Counts } from './counts.ts';
import { columnSums } from './thin-start.ts';

/** A rep's multiple is drawn this many events towards 1 while the season is being learnt. */
const PRIOR_EVENTS = 4;

/**
 * The expected counts with the team's season in them. A week in which a rep's colleagues together had
 * half of what they are expected to have is a week in which about half is expected of the rep: quarter
 * ends, holidays and a market that dries up are nobody's fault. Few colleagues tell little of a season,
 * so that each week is drawn towards the usual by as much as one more colleague would tell.
 */
export function seasonOf({ observed, expected }: Counts): readonly Float64Array[] {
  const own = expected.map((row, rep) => {
    const multiple = (sum(observed[rep] ?? row) + PRIOR_EVENTS) / (sum(row) + PRIOR_EVENTS);
    return row.map((value) => value * multiple);
  });
  const seenByTeam = columnSums(observed);
  const dueFromTeam = columnSums(own);
  return expected.map((row, rep) =>
    row.map((value, week) => {
      const colleagues = own.filter((due, other) => other !== rep && at(due, week) > 0).length;
      const due = at(dueFromTeam, week) - at(own[rep], week);
      if (colleagues === 0 || due <= 0) return value;
      const seen = at(seenByTeam, week) - at(observed[rep], week);
      const oneMore = due / colleagues;
      return (value * (oneMore + seen)) / (oneMore + due);
    }),
  );
}
