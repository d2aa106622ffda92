import type { CalendarDate } from '../../domain/calendar.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { AbsenceField } from '../layouts/absence-layout.ts';
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

/** Makes an absence of a row, or says why it can't. */
export function absenceReader(
  cells: CellReader<AbsenceField>,
): (row: Row) => Reading<AbsenceEntry> {
  return cells.rowReader((row) => {
    const from = cells.requiredDate('from');
    const until = cells.date('until');
    // Without its last day somebody would be away for good.
    cells.rejectIfUnread();
    if (until !== undefined && until < from) cells.reject('is before the first day', 'until');
    return { line: row.line, person: person(cells), from, until };
  });
}

function person(cells: CellReader<AbsenceField>): AbsenceEntry['person'] {
  const email = cells.text('email');
  if (email !== undefined) return { by: 'email', text: email };
  const name = cells.text('name');
  if (name !== undefined) return { by: 'name', text: name };
  return cells.reject('is empty', cells.has('email') ? 'email' : 'name');
}
