import type { CalendarDate } from '../../domain/calendar.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { AbsenceField } from '../layouts/absence-layout.ts';
import type { SkippedRow } from '../rows-for-people.ts';
import type { Row } from '../split-csv.ts';

/** One time that somebody is away. */
export interface AbsenceEntry {
  readonly line: number;
  /** Where the row has an e-mail address, that says who it is, else the name. */
  readonly person: { readonly by: 'email' | 'name'; readonly text: string };
  readonly from: CalendarDate;
  /** The last day away; undefined where the end is open. */
  readonly until: CalendarDate | undefined;
}

/** How HR systems say in five languages, without accents, that a leave was not granted or is not any more. */
const NOT_GRANTED =
  /^(?:reject|declin|denied|cancel|withdrawn|refus|annul|abgelehnt|storniert|zuruckgezogen|rechazad|denegad|recusad|rejeitad)/;

/** Makes an absence of a row, or says why it can't; a leave that was not granted is left out. */
export function absenceReader(
  cells: CellReader<AbsenceField>,
): (row: Row) => Reading<AbsenceEntry> | { readonly skipped: SkippedRow } {
  const readRow = cells.rowReader((row): AbsenceEntry | undefined => {
    if (isNotGranted(cells.text('status') ?? '')) return undefined;
    const from = cells.requiredDate('from');
    const until = cells.date('until');
    // Without its last day somebody would be away for good.
    cells.rejectIfUnread();
    if (until !== undefined && until < from) cells.reject('is before the first day', 'until');
    return { line: row.line, person: person(cells), from, until };
  });
  return (row) => {
    const reading = readRow(row);
    if (!('value' in reading)) return reading;
    const { value } = reading;
    return value === undefined ? { skipped: 'absence not granted' } : { ...reading, value };
  };
}

function isNotGranted(status: string): boolean {
  return NOT_GRANTED.test(status.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
}

function person(cells: CellReader<AbsenceField>): AbsenceEntry['person'] {
  const email = cells.text('email');
  if (email !== undefined) return { by: 'email', text: email };
  const name = cells.text('name');
  if (name !== undefined) return { by: 'name', text: name };
  return cells.reject('is empty', cells.has('email') ? 'email' : 'name');
}
