import type { CalendarDate } from '../../domain/calendar.ts';
import type { Queryable } from '../connection.ts';
import type { RejectedLine } from './import-record.ts';

/**
 * What of this file did not go in when it was imported, in its order: whole rows, cells of rows that did, or both where
 * that is not said.
 */
export async function rejectedOf(
  database: Queryable,
  fileHash: string,
  asOf: CalendarDate,
  what?: 'rows' | 'cells',
): Promise<RejectedLine[]> {
  const rows = await database
    .selectFrom('rejected_row')
    .innerJoin('import', 'import.id', 'import_id')
    .select(['line', 'column_name', 'value', 'reason'])
    .where('file_hash', '=', fileHash)
    .where('as_of', '=', asOf)
    .$if(what !== undefined, (query) => query.where('is_row_in', '=', what === 'cells'))
    .orderBy('line')
    .execute();
  return rows.map(({ line, column_name, value, reason }) => ({
    line,
    column: column_name ?? undefined,
    value: value ?? undefined,
    reason,
  }));
}
