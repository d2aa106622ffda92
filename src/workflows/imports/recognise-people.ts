import type { RosterEntry } from '../../crm/readers/roster-reader.ts';
import type { KnownPerson } from '../../database/imports/roster.ts';
import { nameKey, shareName } from '../../domain/people/find-person.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { ImportRows } from './import-rows.ts';

/** Somebody whose address is another now. */
export interface Readdressed {
  readonly was: string;
  readonly is: string;
}

/**
 * Who of the file is known under another address that the file doesn't have: by employee number or CRM owner, and a
 * name with a word in common. What only looks like it is reported as a question; such a person goes in as somebody new.
 */
export function recognisePeople(
  entries: readonly RosterEntry[],
  known: readonly KnownPerson[],
  rows: ImportRows<RosterEntry>,
  emailHeader: string,
): readonly Readdressed[] {
  const inFile = new Set(entries.map(({ email }) => email));
  const isKnown = new Set(known.map(({ email }) => email));
  const missing = known.filter(({ email }) => !inFile.has(email));
  const recognised = new Map<string, string>();
  for (const entry of entries) {
    const { name, email: is, line } = entry;
    if (isKnown.has(is)) continue;
    const ask = (reason: string) =>
      rows.noteUnreadable({ line, column: emailHeader, value: is, reason });
    const same = missing.filter((person) => hasSameId(entry, person));
    const [one, ...others] = same.filter((person) => shareName(person.name, name));
    if (one !== undefined && others.length === 0 && !recognised.has(one.email)) {
      recognised.set(one.email, is);
      continue;
    }
    const [other] = same;
    if (other !== undefined) {
      ask(
        `has the employee number or CRM owner of ${other.name}; is it the same person? ${name} goes in as somebody new`,
      );
      continue;
    }
    const namesake = missing.find((person) => nameKey(person.name) === nameKey(name));
    if (namesake === undefined) continue;
    ask(
      `has the name of ${namesake.email}; is it the same person? ${name} goes in as somebody new, as no employee number or CRM owner says so`,
    );
  }
  return [...recognised].map(([was, is]) => ({ was, is }));
}

function hasSameId({ employeeNumber, crmOwners }: RosterEntry, person: KnownPerson): boolean {
  if (employeeNumber !== undefined && employeeNumber === person.employeeNumber) return true;
  return crmOwners.some((owner) => person.ids.includes(ownerKey(owner) ?? ''));
}
