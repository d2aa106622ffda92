import type { RosterField } from '../../crm/layouts/roster-layout.ts';
import type { RosterEntry } from '../../crm/readers/roster-reader.ts';
import type { Transaction } from '../../database/connection.ts';
import type { ImportCounts } from '../../database/imports/import-record.ts';
import {
  knownPeople,
  peopleNotIn,
  readdress,
  writeOwners,
  writeRoster,
  type OwnerOfRoster,
  type RosterPerson,
} from '../../database/imports/roster.ts';
import { erasedAmong } from '../../database/privacy/erased-names.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import { allValues, type ImportRows } from './import-rows.ts';
import { placePeople, type PlacedPerson } from './place-people.ts';
import { recognisePeople } from './recognise-people.ts';

export interface RosterImport {
  readonly counts: ImportCounts;
  readonly notInRoster: readonly string[];
  /** Whether somebody owns under a name now who didn't before. */
  readonly hasNewOwners: boolean;
}

/** Imports a roster: who reports to whom, and who owns what under which names. Nobody is removed. */
export async function importRoster(
  transaction: Transaction,
  asOf: CalendarDate,
  rows: ImportRows<RosterEntry>,
  headerOf: (field: string) => string | undefined,
): Promise<RosterImport> {
  const read = (await allValues(rows)).map(({ value }) => value);
  const entries = withoutRepeated(await withoutErased(transaction, read, rows), rows);
  const before = await knownPeople(transaction);
  const addresses = recognisePeople(entries, before, rows, headerOf('email') ?? '');
  const readdressed = await readdress(transaction, addresses);
  const known = await knownPeople(transaction);
  const people = placePeople(entries, known, asOf, rows, headerOf);
  rows.refuseWithdrawn('share');
  const written = await writeRoster(
    transaction,
    people.map((person) => rosterPerson(person, asOf, headerOf)),
    readdressed,
  );
  const hasNewOwners = await writeOwners(transaction, ownersOf(people));
  const emails = people.map(({ email }) => email);
  return {
    counts: {
      accepted: rows.accepted,
      rejected: rows.rejectedCount,
      ...written,
      unchanged: people.length - written.added - written.changed,
    },
    notInRoster: await peopleNotIn(transaction, emails, asOf),
    hasNewOwners,
  };
}

/** What the file doesn't say, or not readably, stays as it was. */
function rosterPerson(
  person: PlacedPerson,
  asOf: CalendarDate,
  headerOf: (field: string) => string | undefined,
): RosterPerson {
  const { name, email, startDate, endDate, hasLeft, unread } = person;
  const keeps = (field: RosterField) => headerOf(field) === undefined || unread.includes(field);
  return {
    name,
    email,
    manager_email: person.managerEmail,
    start_date: startDate,
    end_date: endDate,
    time_zone: person.timeZone,
    employee_number: person.employeeNumber,
    keeps_start: keeps('startDate'),
    keeps_end: keeps('endDate') && hasLeft === undefined,
    left_before: hasLeft === true && endDate === undefined ? asOf : undefined,
  };
}

/** Somebody whose data were erased does not come back by a file that still has them. */
async function withoutErased(
  transaction: Transaction,
  entries: readonly RosterEntry[],
  rows: ImportRows<RosterEntry>,
): Promise<readonly RosterEntry[]> {
  const emails = entries.map(({ email }) => email);
  const erased = await erasedAmong(transaction, 'email', emails);
  return entries.filter((entry) => {
    if (!erased.has(entry.email)) return true;
    const reason = 'is a person whose data were erased';
    rows.withdrawExpected({ line: entry.line, column: undefined, value: entry.email, reason });
    return false;
  });
}

function withoutRepeated(
  entries: readonly RosterEntry[],
  rows: ImportRows<RosterEntry>,
): RosterEntry[] {
  const [lineOf, ownerLine] = [new Map<string, number>(), new Map<string, number>()];
  return entries.filter((entry) => {
    const { email, line } = entry;
    const before = lineOf.get(email);
    const taken = entry.crmOwners.find((owner) => ownerLine.has(ownerKey(owner) ?? ''));
    if (before !== undefined) {
      withdraw(rows, entry, email, `is the person of line ${before} again`);
    } else if (taken !== undefined) {
      const other = ownerLine.get(ownerKey(taken) ?? '');
      withdraw(rows, entry, taken, `is a CRM owner of line ${other} already`);
    } else {
      lineOf.set(email, line);
      for (const owner of entry.crmOwners) ownerLine.set(ownerKey(owner) ?? '', line);
      return true;
    }
    return false;
  });
}

function withdraw(
  rows: ImportRows<RosterEntry>,
  { line }: RosterEntry,
  value: string | undefined,
  reason: string,
): void {
  rows.withdraw({ line, column: undefined, value, reason });
}

/** What the roster gives, and beside it each name and address, as far as it is one person's alone. */
function ownersOf(people: readonly RosterEntry[]): OwnerOfRoster[] {
  const given = people.flatMap(({ email, crmOwners }) =>
    crmOwners.map((owner) => ({ key: ownerKey(owner), email, isGiven: true })),
  );
  const implied = people.flatMap(({ email, name }) =>
    [name, email].map((owner) => ({ key: ownerKey(owner), email, isGiven: false })),
  );
  const taken = new Set(given.map(({ key }) => key));
  const times = new Map<string | undefined, number>();
  for (const { key } of implied) times.set(key, (times.get(key) ?? 0) + 1);
  return [
    ...given,
    ...implied.filter(({ key }) => !taken.has(key) && times.get(key) === 1),
  ].flatMap(({ key, email, isGiven }) =>
    key === undefined ? [] : [{ owner_key: key, email, is_given: isGiven }],
  );
}
