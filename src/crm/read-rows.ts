import iconv from 'iconv-lite';
import { piecesOf } from './file-pieces.ts';
import type { Encoding, FileForm } from './inspect-file.ts';
import { sniffDialect } from './sniff-dialect.ts';
import { CsvSplitter, type CsvDialect, type Row } from './split-csv.ts';
import { withSheet, type WorkbookSheet } from './xlsx/choose-sheet.ts';
import { readSheet } from './xlsx/read-sheet.ts';

/** A file that is one table: CSV, or a sheet of a workbook. */
export type TableFile = CsvFile | WorkbookSheet;

interface CsvFile extends CsvDialect {
  readonly path: string;
  readonly encoding: Encoding;
}

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
  if (form === 'workbook') return withSheet(path, use);
  return use({ path, encoding: form, ...sniffDialect(await readHead(path, form)) });
}

/** The file's rows in batches, blank ones too; memory does not grow with the file. */
export async function* readRows(file: TableFile): AsyncGenerator<Row[]> {
  if ('sheet' in file) {
    yield* readSheet(file.workbook, file.sheet);
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
