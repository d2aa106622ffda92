import { InvalidArgumentError } from 'commander';
import type { Database } from '../../database/connection.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import { findPersonByEmail } from '../../database/people/people.ts';
import { parseCalendarDate, type CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import { Refusal } from './runtime.ts';

/** Reads an option's date. */
export function parseDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) {
    throw new InvalidArgumentError('Give a date such as 2026-11-20.');
  }
  return date;
}

/** Reads a share, from 0 to 100. */
export function parsePercent(text: string): number {
  const percent = Number(text);
  if (!(percent >= 0 && percent <= 100)) {
    throw new InvalidArgumentError('Give a number of percent, from 0 to 100.');
  }
  return percent;
}

/** The person with this address. Refuses one whom no roster has. */
export async function requirePerson(database: Database, email: string): Promise<Person> {
  const person = await findPersonByEmail(database, email);
  if (person === undefined) {
    throw new Refusal(`Nobody in the roster has the address ${email}. Is it written as there?`);
  }
  return person;
}

/** The date of the newest export up to `asOf`. Refuses without one. */
export async function requireExport(
  database: Database,
  asOf: CalendarDate | undefined,
): Promise<CalendarDate> {
  const newest = await newestExportDate(database, asOf);
  if (newest !== undefined) return newest;
  throw new Refusal(
    asOf === undefined
      ? 'There is no export yet. Import one: npm run -s coach -- import FILE'
      : `There is no export of ${asOf} or before. Leave --as-of out for the newest.`,
  );
}
