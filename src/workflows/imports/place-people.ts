import type { RosterEntry } from '../../crm/readers/roster-reader.ts';
import type { KnownPerson } from '../../database/imports/roster.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import {
  peopleFinder,
  type FindPeople,
  type Recognisable,
} from '../../domain/people/find-person.ts';
import { peopleInCircles } from '../../domain/people/reporting-lines.ts';
import { count, listed } from '../../domain/text.ts';
import type { ImportRows } from './import-rows.ts';

/** Somebody of a roster whose place in the company is clear. */
export type PlacedPerson = RosterEntry & { readonly managerEmail: string | undefined };

/** What managers are looked for among: those in the file first, then those who were known before. */
interface Candidate extends Recognisable {
  readonly hasLeft: boolean;
}

const MAX_NAMED = 3;

/**
 * Finds everybody's manager. Who has one that nobody knows, or that could be several people, goes in without and is
 * reported; who would end up above themselves is rejected.
 */
export function placePeople(
  entries: readonly RosterEntry[],
  known: readonly KnownPerson[],
  asOf: CalendarDate,
  rows: ImportRows<RosterEntry>,
  headerOf: (field: string) => string | undefined,
): readonly PlacedPerson[] {
  const inFile = peopleFinder(entries.map((entry) => candidateOf(entry, asOf)));
  const before = peopleFinder(
    known.map(({ email, name, ids, employeeNumber, endDate }) => ({
      email,
      name,
      ids: [...(employeeNumber === undefined ? [] : [employeeNumber]), ...ids],
      hasLeft: endDate !== undefined && endDate < asOf,
    })),
  );
  const managerBefore = new Map(known.map((person) => [person.email, person.managerEmail]));
  const hasManagers = MANAGER_FIELDS.some((field) => headerOf(field) !== undefined);
  const column = MANAGER_FIELDS.map(headerOf).find((header) => header !== undefined) ?? '';
  const placed = entries.map((entry) => {
    const { email, line, manager, name } = entry;
    const earlier = managerBefore.get(email);
    if (!hasManagers) return { ...entry, managerEmail: earlier };
    const found = findManager(entry, inFile, before);
    const [first, ...others] = found;
    if (first !== undefined && others.length === 0) return { ...entry, managerEmail: first.email };
    if (manager.length === 0) return { ...entry, managerEmail: undefined };
    const emails = found.map((person) => person.email);
    const kept = emails.find((one) => one === earlier);
    const value = describe(entry);
    if (first === undefined && isSelf(entry, inFile)) {
      rows.noteUnreadable({
        line,
        column,
        value,
        reason: `is ${name}, who goes in without a manager`,
      });
    } else if (first === undefined) {
      const reason = `is nobody in the roster; ${name} goes in without a manager`;
      rows.noteUnreadable({ line, column, value, reason });
    } else {
      const what = kept === undefined ? 'goes in without a manager' : `stays with ${kept}`;
      const reason = `is the name of ${listed(emails, MAX_NAMED)}; ${name} ${what} until the file has the address or id of one`;
      rows.noteUnreadable({ line, column, value, reason });
    }
    return { ...entry, managerEmail: kept };
  });
  if (!hasManagers) reportWithout(placed, rows, headerOf('email') ?? '');
  return withoutCircles(placed, managerBefore, rows, column);
}

const MANAGER_FIELDS = ['managerEmail', 'manager', 'managerId', 'managerLastName'];

function candidateOf(
  { email, name, employeeNumber, crmOwners, endDate, hasLeft }: RosterEntry,
  asOf: CalendarDate,
): Candidate {
  return {
    email,
    name,
    ids: [...(employeeNumber === undefined ? [] : [employeeNumber]), ...crmOwners],
    hasLeft: hasLeft === true || (endDate !== undefined && endDate < asOf),
  };
}

/** By the surest clue that fits somebody; of several of one name not the person, nor who has left. */
function findManager(
  entry: RosterEntry,
  ...finders: readonly FindPeople<Candidate>[]
): readonly Candidate[] {
  let best: readonly Candidate[] = [];
  for (const find of finders) {
    for (const clue of entry.manager) {
      const all = find(clue).filter(({ email }) => email !== entry.email);
      const there = all.filter(({ hasLeft }) => !hasLeft);
      const found = there.length > 0 ? there : all;
      if (found.length === 1) return found;
      if (best.length === 0) best = found;
    }
    if (best.length > 0) return best;
  }
  return best;
}

/** Whether the manager that a row names is the person: so do some systems write whom nobody leads. */
function isSelf({ email, manager }: RosterEntry, find: FindPeople<Candidate>): boolean {
  return manager.some((clue) => find(clue).some((person) => person.email === email));
}

function describe({ manager: [clue] }: RosterEntry): string {
  return clue?.email ?? clue?.name ?? clue?.id ?? '';
}

/** Said once for a file that says nothing of managers. */
function reportWithout(
  people: readonly PlacedPerson[],
  rows: ImportRows<RosterEntry>,
  column: string,
): void {
  const [first, ...others] = people.filter(({ managerEmail }) => managerEmail === undefined);
  if (first === undefined) return;
  const who = others.length === 0 ? 'goes' : `and ${count(others.length, 'other')} go`;
  const reason = `${who} in without a manager, as the file has no column for one`;
  rows.noteUnreadable({ line: first.line, column, value: first.email, reason });
}

function withoutCircles(
  people: readonly PlacedPerson[],
  managerBefore: ReadonlyMap<string, string | undefined>,
  rows: ImportRows<RosterEntry>,
  column: string,
): readonly PlacedPerson[] {
  const managerOf = new Map([
    ...managerBefore,
    ...people.map(({ email, managerEmail }) => [email, managerEmail] as const),
  ]);
  const inCircles = peopleInCircles(managerOf);
  const kept = people.filter(({ email, managerEmail, line }) => {
    if (!inCircles.has(email)) return true;
    const reason = 'is below this person as well';
    rows.withdraw({ line, column: undefined, value: managerEmail, reason });
    return false;
  });
  const rejected = new Set(people.map(({ email }) => email));
  for (const { email } of kept) rejected.delete(email);
  // Whoever is not in after all leads nobody.
  return kept.map((person) => {
    const { managerEmail: manager, name, line } = person;
    if (manager === undefined || !rejected.has(manager) || managerBefore.has(manager))
      return person;
    const reason = `is not taken; ${name} goes in without a manager`;
    rows.noteUnreadable({ line, column, value: manager, reason });
    return { ...person, managerEmail: undefined };
  });
}
