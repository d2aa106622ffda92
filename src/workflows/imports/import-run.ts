import type { Mapping } from '../../crm/mapping.ts';
import type { LineReading, OpenedExport } from '../../crm/open-export.ts';
import type { Transaction } from '../../database/connection.ts';
import type { Copying } from '../../database/imports/bulk-transaction.ts';
import {
  beginImport,
  finishImport,
  type BegunImport,
  type ImportCounts,
} from '../../database/imports/import-record.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import { withoutErasedPeople } from './erased-rows.ts';
import type { ImportReport } from './import-report.ts';
import { ImportRows } from './import-rows.ts';
import { keptOf } from './kept-report.ts';

/** One import under way: the file, how to import it, and its transaction. */
export interface ImportRun {
  readonly transaction: Transaction;
  readonly copying: Copying;
  readonly file: SourceFile;
  readonly opened: OpenedExport;
  /** How it is read, with what was answered about its stages. */
  readonly mapping: Mapping;
  readonly choices: ImportChoices;
  readonly reportProgress: ((rows: number) => void) | undefined;
}

/** A file, and of which day it is. */
export interface SourceFile {
  readonly name: string;
  readonly hash: string;
  readonly asOf: CalendarDate;
  /** Whether its name or its sender says the day; else it is the file's own time. */
  readonly isDated: boolean;
}

/** The options of an import. */
export interface ImportChoices {
  /** 5 where not given: a file is refused of which a larger share of rows can't be read. */
  readonly maxRejectedPercent?: number | undefined;
  readonly acceptShrink?: boolean | undefined;
  /** Accept a pipeline that lacks a column which the one before had. */
  readonly acceptColumns?: boolean | undefined;
  /** Some rows of an export: those of it that are not in the file are not gone. */
  readonly isPart: boolean;
  /** Try everything and roll it back. */
  readonly dryRun?: boolean | undefined;
}

const MAX_REJECTED_PERCENT = 5;

/** The file's rows, as `read` reads them; refused where too many can't be read. */
export function rowsOf<Value>(
  { choices, reportProgress }: ImportRun,
  read: () => AsyncIterable<LineReading<Value>[]>,
): ImportRows<Value> {
  return new ImportRows(read, choices.maxRejectedPercent ?? MAX_REJECTED_PERCENT, reportProgress);
}

/** Notes that the import has begun, as of the file's day or the one in its rows. */
export function begin(
  { transaction, opened, file }: ImportRun,
  asOf: CalendarDate = file.asOf,
): Promise<BegunImport> {
  const { name: fileName, hash: fileHash } = file;
  return beginImport(transaction, { type: opened.type, fileName, fileHash, asOf });
}

/** Notes what the import came to. */
export async function finish(
  { transaction, opened, file, choices }: ImportRun,
  rows: ImportRows<unknown>,
  id: ImportId,
  counts: ImportCounts,
  more: Partial<ImportReport> = {},
): Promise<ImportReport> {
  const { headers, understood, filledDown, sheets } = opened;
  const isDryRun = choices.dryRun === true;
  const rejected = await withoutErasedPeople(transaction, rows.rejected);
  const unreadable = await withoutErasedPeople(transaction, rows.unreadable);
  const report: ImportReport = {
    file: file.name,
    type: opened.type,
    asOf: file.asOf,
    wasImportedBefore: false,
    isDryRun,
    ...counts,
    rejectedRows: rejected,
    unreadable: rows.unreadableCount,
    unreadableCells: unreadable,
    skipped: rows.skipped,
    columns: Object.fromEntries(headers),
    filledDown,
    sheets,
    otherColumns: understood.others,
    ...(isDryRun && {
      samples: Object.fromEntries(understood.columns.map(({ field, samples }) => [field, samples])),
    }),
    ...more,
  };
  await finishImport(transaction, id, counts, { rejected, unreadable }, keptOf(report));
  return report;
}
