import { addDays, dayNumber, DAYS_A_WEEK, weekStart, type CalendarDate } from '../calendar.ts';
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
  /** By name; nobody is ranked. */
  readonly managers: readonly ManagerSummary[];
  /** Whom to talk with first this week; undefined while nobody has had lists for long enough. */
  readonly first: FirstToAsk | undefined;
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

/** The one manager whom a digest leads with. */
interface FirstToAsk {
  readonly summary: ManagerSummary;
  /** Because they could use a hand, or just because it is their turn to be asked. */
  readonly because: 'help' | 'turn';
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
  const byName = summaries.toSorted(
    (one, other) =>
      one.manager.name.localeCompare(other.manager.name) || one.manager.id - other.manager.id,
  );
  return {
    reader,
    ...rest,
    managers: byName,
    first: firstToAsk(byName, today),
    own: { coachedPeople, people: count, longest },
  };
}

/** Nobody is named before they have had lists for three weeks: until then nothing can be said of how they use them. */
const WEEKS_UNTIL_NAMED = 3;

/**
 * One of those who could use a hand, another one each week; where there is none, one of all. Undefined while nobody has had lists for
 * three weeks.
 */
function firstToAsk(
  managers: readonly ManagerSummary[],
  today: CalendarDate,
): FirstToAsk | undefined {
  const since = addDays(weekStart(today), -WEEKS_UNTIL_NAMED * DAYS_A_WEEK);
  const known = managers.filter(
    ({ firstListOn }) => firstListOn !== undefined && firstListOn <= since,
  );
  const help = known.filter(needsHelp);
  const among = help.length > 0 ? help : known;
  const summary = among[weekNumber(today) % Math.max(1, among.length)];
  return summary && { summary, because: help.length > 0 ? 'help' : 'turn' };
}

function weekNumber(today: CalendarDate): number {
  return Math.floor(dayNumber(weekStart(today)) / DAYS_A_WEEK);
}
