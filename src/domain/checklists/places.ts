/** What a list has places for. */
export type Part = 'issues' | 'ramps' | 'waiting' | 'praise' | 'commitments';

/** One claim to places: so many of a part in all, those that it got by an earlier claim included. */
export type Claim = readonly [part: Part, upTo: number];

/**
 * Gives away the places of a list, claim by claim, until none is free. Nobody gets more than there is of a part.
 * Returns how many places each part has.
 */
export function givePlaces(
  places: number,
  available: Readonly<Record<Part, number>>,
  claims: readonly Claim[],
): Readonly<Record<Part, number>> {
  const given: Record<Part, number> = {
    issues: 0,
    ramps: 0,
    waiting: 0,
    praise: 0,
    commitments: 0,
  };
  let free = places;
  for (const [part, upTo] of claims) {
    const more = Math.min(free, Math.max(0, Math.min(upTo, available[part]) - given[part]));
    given[part] += more;
    free -= more;
  }
  return given;
}
