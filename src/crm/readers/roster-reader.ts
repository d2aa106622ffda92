import { isTimeZone, type CalendarDate } from '../../domain/calendar.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { RosterField } from '../layouts/roster-layout.ts';
import type { Row } from '../split-csv.ts';

/** One person of a roster. E-mail addresses are in lower case. */
export interface RosterEntry {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly managerEmail: string | undefined;
  readonly startDate: CalendarDate | undefined;
  readonly endDate: CalendarDate | undefined;
  /** The names and ids that the person owns opportunities under. */
  readonly crmOwners: readonly string[];
  readonly timeZone: string | undefined;
}

/** Makes a person of a row, or says why it can't. */
export function rosterReader(cells: CellReader<RosterField>): (row: Row) => Reading<RosterEntry> {
  return cells.rowReader((row) => {
    const entry = {
      line: row.line,
      name: cells.required('name'),
      email: email(cells, 'email') ?? cells.reject('is empty', 'email'),
      managerEmail: email(cells, 'managerEmail'),
      startDate: cells.date('startDate'),
      endDate: cells.date('endDate'),
      crmOwners: (cells.text('crmOwner') ?? '')
        .split(';')
        .map((owner) => owner.trim())
        .filter((owner) => owner !== ''),
      timeZone: timeZone(cells),
    };
    cells.rejectIfUnread();
    if (entry.endDate !== undefined && entry.startDate !== undefined) {
      if (entry.endDate < entry.startDate) cells.reject('is before the start', 'endDate');
    }
    if (entry.managerEmail === entry.email) cells.reject('is the person', 'managerEmail');
    return entry;
  });
}

function email(
  cells: CellReader<RosterField>,
  field: 'email' | 'managerEmail',
): string | undefined {
  const text = cells.text(field)?.toLowerCase();
  if (text === undefined || /^[^\s@]+@[^\s@]+$/.test(text)) return text;
  return cells.reject('is not an e-mail address', field);
}

function timeZone(cells: CellReader<RosterField>): string | undefined {
  const text = cells.text('timeZone');
  if (text === undefined || isTimeZone(text)) return text;
  return cells.reject('is not a time zone such as Europe/London', 'timeZone');
}
