import { isKnown } from '../recognise.ts';
import { RefusedFile } from '../refused-file.ts';
import type { Row } from '../split-csv.ts';
import { Archive } from './open-archive.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

/** One sheet of a workbook, to be read row by row. */
export interface WorkbookSheet {
  readonly workbook: Workbook;
  readonly sheet: string;
}

const ROWS_LOOKED_AT = 25;
const SHEETS_LOOKED_AT = 100;

/** Opens a workbook for as long as `use` takes. */
export async function withSheet<Result>(
  path: string,
  use: (sheet: WorkbookSheet) => Promise<Result>,
): Promise<Result> {
  const workbook = await readWhole(path);
  try {
    return await use(await chooseSheet(workbook));
  } finally {
    workbook.strings.close();
  }
}

/** The first sheet with a header row that is known; else the widest, which a mapping may explain. */
async function chooseSheet(workbook: Workbook): Promise<WorkbookSheet> {
  let widest: { sheet: string; width: number } | undefined;
  for (const sheet of workbook.sheets.slice(0, SHEETS_LOOKED_AT)) {
    const rows = await topOf(workbook, sheet);
    if (isKnown(rows)) return { workbook, sheet };
    const width = Math.max(
      0,
      ...rows.map(({ cells }) => cells.filter((cell) => cell !== '').length),
    );
    if (width > (widest?.width ?? 0)) widest = { sheet, width };
  }
  if (widest === undefined) throw new RefusedFile('The workbook has no sheet with anything in it.');
  return { workbook, sheet: widest.sheet };
}

async function readWhole(path: string): Promise<Workbook> {
  const archive = await Archive.open(path);
  try {
    return await readWorkbook(path, archive);
  } finally {
    archive.close();
  }
}

async function topOf(workbook: Workbook, sheet: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of readSheet(workbook, sheet)) {
    rows.push(...batch.slice(0, ROWS_LOOKED_AT));
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  return rows.slice(0, ROWS_LOOKED_AT);
}
