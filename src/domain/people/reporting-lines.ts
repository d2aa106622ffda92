import type { PersonId } from '../ids.ts';

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

/** Who reports to whom, of the people who work there. */
export interface ReportingLines {
  /** Those who report to the manager directly, in the order given. */
  reportsOf(manager: PersonId): readonly PersonId[];
  /** Whether somebody reports to the person. */
  isManager(person: PersonId): boolean;
  /** Whether the person has a report who is not a manager. */
  isFrontLine(person: PersonId): boolean;
  /** Whether the person has a report who is a manager. Somebody may be both. */
  isSecondLine(person: PersonId): boolean;
  /** Everybody below the person with the manager they report to, at any depth, each once; never the person. */
  below(person: PersonId): readonly ReportingPair[];
}

export interface ReportingPair {
  readonly manager: PersonId;
  readonly report: PersonId;
}

/** Reads the lines of people, each with their manager; a manager who is not among them leads nobody. */
export function reportingLines(
  people: readonly { readonly id: PersonId; readonly managerId: PersonId | undefined }[],
): ReportingLines {
  const known = new Set(people.map(({ id }) => id));
  const reports = new Map<PersonId, PersonId[]>();
  for (const { id, managerId } of people) {
    if (managerId === undefined || !known.has(managerId)) continue;
    reports.set(managerId, [...(reports.get(managerId) ?? []), id]);
  }
  const reportsOf = (manager: PersonId) => reports.get(manager) ?? [];
  return {
    reportsOf,
    isManager: (person) => reports.has(person),
    isFrontLine: (person) => reportsOf(person).some((report) => !reports.has(report)),
    isSecondLine: (person) => reportsOf(person).some((report) => reports.has(report)),
    below(person) {
      const pairs: ReportingPair[] = [];
      // Nobody is visited twice, so that a circle ends.
      const met = new Set([person]);
      const next = [person];
      for (let manager = next.shift(); manager !== undefined; manager = next.shift()) {
        for (const report of reportsOf(manager)) {
          if (met.has(report)) continue;
          met.add(report);
          pairs.push({ manager, report });
          next.push(report);
        }
      }
      return pairs;
    },
  };
}
