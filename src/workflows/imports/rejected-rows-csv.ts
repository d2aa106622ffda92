import { inspectFile } from '../../crm/inspect-file.ts';
import { firstRows, headerText } from '../../crm/open-export.ts';
import { withTable, readRows } from '../../crm/read-rows.ts';
import type { Row } from '../../crm/split-csv.ts';
import type { Database } from '../../database/connection.ts';
import { findMapping, saveMapping } from '../../database/imports/crm-mappings.ts';
import { rejectedOf } from '../../database/imports/rejected-rows.ts';
import { REJECTED_HEADERS } from '../../domain/imports/own-files.ts';
import { csvRecord } from './csv-record.ts';
import type { ImportReport } from './import-report.ts';

/** The end of the name of a file with an export's rejected rows, which is imported again when they are corrected. */
export const REJECTED_ROWS = '.rejected.csv';

/** So that a spreadsheet reads it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The rows of an imported file that did not go in, or not with all their cells, under the file's own header row, to be
 * mended and fed again. Undefined where there are none. Reads the file once more, so that imports without them pay nothing.
 */
export async function rejectedRowsCsv(
  database: Database,
  path: string,
  report: ImportReport,
): Promise<string | undefined> {
  if (report.rejected + report.unreadable === 0) return undefined;
  const { hash, encoding } = await inspectFile(path);
  const rejected = report.wasImportedBefore
    ? await rejectedOf(database, hash, report.asOf)
    : [...report.rejectedRows, ...report.unreadableCells];
  const problems = new Map(
    rejected.map(({ line, column, reason }) => [line, [column, reason].filter(Boolean).join(' ')]),
  );
  return withTable(path, encoding, async (table) => {
    const header = headerAmong(await firstRows(table), report);
    const headers = [...REJECTED_HEADERS, ...(header?.cells ?? [])];
    if (header !== undefined) await rememberMapping(database, header, headers);
    const lines: string[] = [csvRecord(headers)];
    for await (const batch of readRows(table)) {
      for (const { line, cells } of batch) {
        const problem = problems.get(line);
        if (problem !== undefined) lines.push(csvRecord([String(line), problem, ...cells]));
      }
    }
    return BYTE_ORDER_MARK + lines.join('');
  });
}

/** What says how to read the file says how to read its rejected rows. */
async function rememberMapping(
  database: Database,
  header: Row,
  cells: readonly string[],
): Promise<void> {
  const mapping = await findMapping(database, [headerText(header)]);
  if (mapping !== undefined)
    await saveMapping(
      database,
      headerText({ line: header.line, cells, text: '', isEnded: true }),
      mapping,
    );
}

/** The row that has every column that was understood; where none is known any more, the widest of them. */
function headerAmong(rows: readonly Row[], { columns }: ImportReport): Row | undefined {
  const known = Object.values(columns);
  const fitting = rows.filter(({ cells }) => {
    const trimmed = new Set(cells.map((cell) => cell.trim()));
    return known.every((column) => trimmed.has(column));
  });
  const max = known.length > 0 ? 0 : Math.max(...fitting.map(({ cells }) => cells.length));
  return fitting.find(({ cells }) => cells.length >= max);
}
