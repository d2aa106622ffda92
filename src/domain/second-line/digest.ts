import type { CalendarDate } from '../calendar.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { PersonId } from '../ids.ts';
import type { GroupFacts } from '../signals/group-signals.ts';
import type { IssueKind } from '../signals/kinds.ts';
import { reportingLines } from '../people/reporting-lines.ts';
import {
  summarise,
  type LongestGap,
  type ManagerSummary,
  type PairFacts,
} from './manager-summary.ts';
import { needsHelp } from './standout.ts';

/** How the managers below somebody coach: coaching, never deals, never notes. */
export interface CoachingDigest {
  readonly reader: NamedPerson;
  /** Undefined where nothing was imported yet. */
  readonly exportAsOf: CalendarDate | undefined;
  /** Those who could use a hand first, then by name; nobody is ranked. */
  readonly managers: readonly ManagerSummary[];
  /** How the reader coaches these managers. */
  readonly own: {
    readonly coachedPeople: number;
    readonly people: number;
    readonly longest: LongestGap | undefined;
  };
  /** What was agreed with these managers and falls due this week or did before. */
  readonly due: readonly DueWithManager[];
  /** What the reader's managers' teams, and the company, have in common; without who has it. */
  readonly inCommon: readonly InCommon[];
}

/** What a team has in common, or the company. */
export interface InCommon {
  /** Who leads the team; undefined for the company. */
  readonly manager: NamedPerson | undefined;
  readonly kind: IssueKind;
  readonly facts: Pick<GroupFacts, 'stage' | 'changed' | 'of' | 'since'>;
}

export interface DueWithManager {
  readonly action: string;
  readonly manager: NamedPerson;
  readonly byReader: boolean;
  readonly dueOn: CalendarDate;
}

/** Somebody in the reporting lines. */
export interface PersonInLine extends NamedPerson {
  readonly managerId: PersonId | undefined;
}

/** Sums up each manager who reports to the reader. `pairs` are all below the reader; `people` they and the reader. */
export function digestOf(
  reader: NamedPerson,
  people: readonly PersonInLine[],
  pairs: readonly PairFacts[],
  rest: Pick<CoachingDigest, 'exportAsOf' | 'due' | 'inCommon'>,
  today: CalendarDate,
): CoachingDigest {
  const lines = reportingLines(people);
  const names = new Map(people.map(({ id, name }) => [id, { id, name }]));
  const managers = lines.reportsOf(reader.id).filter((report) => lines.isManager(report));
  const summaries = managers.flatMap((id) => {
    const manager = names.get(id);
    if (manager === undefined) return [];
    const below = new Set(lines.below(id).map(({ report }) => report));
    const managersBelow = [...below].filter((report) => lines.isManager(report)).length;
    const facts = pairs.filter(({ report }) => below.has(report.id));
    return [summarise(manager, managersBelow, facts, today)];
  });
  const ownPairs = pairs.filter(
    ({ manager, report }) => manager.id === reader.id && managers.includes(report.id),
  );
  const { coachedPeople, people: count, longest } = summarise(reader, 0, ownPairs, today);
  return {
    reader,
    ...rest,
    managers: summaries.toSorted(
      (one, other) =>
        Number(needsHelp(other)) - Number(needsHelp(one)) ||
        one.manager.name.localeCompare(other.manager.name) ||
        one.manager.id - other.manager.id,
    ),
    own: { coachedPeople, people: count, longest },
  };
}
