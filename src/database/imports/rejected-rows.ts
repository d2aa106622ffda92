import type { CalendarDate } from '../../domain/calendar.ts';
import type { Queryable } from '../connection.ts';
import type { RejectedLine } from './import-record.ts';

/** The rows of this file that did not go in when it was imported, in its order. */
export async function rejectedRowsOf(
  database: Queryable,
  fileHash: string,
  asOf: CalendarDate,
): Promise<RejectedLine[]> {
  const rows = await database
    .selectFrom('rejected_row')
    .innerJoin('import', 'import.id', 'import_id')
    .select(['line', 'column_name', 'value', 'reason'])
    .where('file_hash', '=', fileHash)
    .where('as_of', '=', asOf)
    .orderBy('line')
    .execute();
  return rows.map(({ line, column_name, value, reason }) => ({
    line,
    column: column_name ?? undefined,
    value: value ?? undefined,
    reason,
  }));
}
