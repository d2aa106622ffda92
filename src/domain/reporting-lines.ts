/**
 * Of people, each with their manager, those who would be their own manager's manager, at any distance. Both are any
 * text that names a person; a manager whom the map does not have ends the line.
 */
export function peopleInCircles(
  managerOf: ReadonlyMap<string, string | undefined>,
): ReadonlySet<string> {
  const inCircle = new Set<string>();
  for (const person of managerOf.keys()) {
    const above = new Set<string>();
    let next = managerOf.get(person);
    while (next !== undefined && next !== person && !above.has(next)) {
      above.add(next);
      next = managerOf.get(next);
    }
    if (next === person) inCircle.add(person);
  }
  return inCircle;
}
