import { knownHeader, type Recognised } from '../recognise.ts';
import { RefusedFile } from '../refused-file.ts';
import type { Row } from '../split-csv.ts';
import { Archive } from './open-archive.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts';

/** The sheets of a workbook that are one table, to be read row by row. */
export interface WorkbookTable {
  readonly workbook: Workbook;
  readonly sheets: readonly Sheet[];
}

const ROWS_LOOKED_AT = 100;
const SHEETS_LOOKED_AT = 100;

interface SeenSheet {
  readonly sheet: Sheet;
  readonly width: number;
  readonly known: Recognised | undefined;
}

/** Opens a workbook for as long as `use` takes. */
export async function withSheets<Result>(
  path: string,
  use: (table: WorkbookTable) => Promise<Result>,
): Promise<Result> {
  const workbook = await readWhole(path);
  try {
    return await use({ workbook, sheets: await chooseSheets(workbook) });
  } finally {
    workbook.strings.close();
  }
}

/**
 * The sheet whose header row has most columns that are known, and those with the very same header row: one a region is one
 * table, and a pivot table before the deals has few. Where none is known the widest, which a mapping may explain.
 */
async function chooseSheets(workbook: Workbook): Promise<readonly Sheet[]> {
  const seen: SeenSheet[] = [];
  for (const sheet of workbook.sheets.slice(0, SHEETS_LOOKED_AT)) {
    const rows = await topOf(workbook, sheet);
    seen.push({ sheet, width: widthOf(rows), known: knownHeader(rows) });
  }
  const [widest] = seen.toSorted((one, other) => other.width - one.width);
  if (widest === undefined || widest.width === 0) {
    throw new RefusedFile('The workbook has no sheet with anything in it.');
  }
  const [best] = seen.toSorted((one, other) => fieldsIn(other) - fieldsIn(one));
  const header = best?.known?.header;
  if (header === undefined) return [widest.sheet];
  return seen
    .filter(({ known }) => known !== undefined && isSame(known.header, header))
    .map(({ sheet }) => sheet);
}

function fieldsIn({ known }: SeenSheet): number {
  return known === undefined ? 0 : Object.keys(known.columns).length;
}

function isSame(one: Row, other: Row): boolean {
  return one.line === other.line && one.cells.join('\0') === other.cells.join('\0');
}

function widthOf(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.filter((cell) => cell !== '').length));
}

async function readWhole(path: string): Promise<Workbook> {
  const archive = await Archive.open(path);
  try {
    return await readWorkbook(path, archive);
  } finally {
    archive.close();
  }
}

async function topOf(workbook: Workbook, { part }: Sheet): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of readSheet(workbook, part)) {
    rows.push(...batch.slice(0, ROWS_LOOKED_AT));
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  return rows.slice(0, ROWS_LOOKED_AT);
}
