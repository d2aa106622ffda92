import iconv from 'iconv-lite';
import { restoreCell } from '../domain/imports/defused-cell.ts';
import { isOwnFile } from '../domain/imports/own-files.ts';
import { piecesOf } from './file-pieces.ts';
import { inspectFile, type Encoding, type FileForm } from './inspect-file.ts';
import { RefusedFile } from './refused-file.ts';
import { sniffDialect } from './sniff-dialect.ts';
import { CsvSplitter, type CsvDialect, type Row } from './split-csv.ts';
import { withPackedTable } from './packed-table.ts';
import { withSheets, type WorkbookTable } from './xlsx/choose-sheet.ts';
import { readSheet } from './xlsx/read-sheet.ts';

/** A file that is one table: CSV, or sheets of a workbook. */
export type TableFile = CsvFile | WorkbookTable;

interface CsvFile extends CsvDialect {
  readonly path: string;
  readonly encoding: Encoding;
}

const PACKED_TWICE = 'The file is an archive in an archive; unpack it and import the table in it.';
/** Longer texts would lie where memory is given back late. */
const PIECE_BYTES = 1 << 15;
/** What is read at once: asking for a piece costs as much as splitting it. */
const READ_BYTES = 1 << 18;

/**
 * Opens the file with the delimiter and the line end that its first lines show; of a workbook, the sheet to be read.
 * It can be read until `use` is done.
 */
export async function withTable<Result>(
  path: string,
  form: FileForm,
  use: (table: TableFile) => Promise<Result>,
): Promise<Result> {
  if (form === 'workbook') return withSheets(path, use);
  if (form === 'zip' || form === 'gzip') {
    return withPackedTable(path, form, async (unpacked) => {
      const { encoding } = await inspectFile(unpacked);
      if (encoding === 'zip' || encoding === 'gzip') throw new RefusedFile(PACKED_TWICE);
      return withTable(unpacked, encoding, use);
    });
  }
  return use({ path, encoding: form, ...sniffDialect(await readHead(path, form)) });
}

/** The file's rows in batches, blank ones too; memory does not grow with the file. What Frontline had defused is as it was. */
export async function* readRows(file: TableFile): AsyncGenerator<Row[]> {
  let isOwn: boolean | undefined;
  for await (const rows of rowsAsWritten(file)) {
    if (rows[0] !== undefined) isOwn ??= isOwnFile(rows[0].cells);
    yield isOwn === true ? rows.map(restored) : rows;
  }
}

function restored(row: Row): Row {
  const { line, cells, text, isEnded } = row;
  return { line, cells: cells.map(restoreCell), text, isEnded };
}

async function* rowsAsWritten(file: TableFile): AsyncGenerator<Row[]> {
  if ('sheets' in file) {
    for (const { part } of file.sheets) yield* readSheet(file.workbook, part);
    return;
  }
  const splitter = new CsvSplitter(file);
  for await (const text of decoded(file.path, file.encoding)) yield splitter.push(text);
  yield splitter.end();
}

async function readHead(path: string, encoding: Encoding): Promise<string> {
  for await (const text of decoded(path, encoding)) return text;
  return '';
}

/** The text without its byte-order mark. */
async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const bytes of piecesOf(path, READ_BYTES)) {
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      yield decoder.write(bytes.subarray(from, from + PIECE_BYTES));
    }
  }
  yield decoder.end() ?? '';
}
