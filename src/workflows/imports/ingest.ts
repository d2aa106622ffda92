import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { inspectFile } from '../../crm/inspect-file.ts';
import type { FileType } from '../../crm/layouts/layout.ts';
import { parseRemembered, type Mapping } from '../../crm/mapping.ts';
import { chooseRemembered } from '../../crm/remembered-mapping.ts';
import { firstRows, headerText, openExport } from '../../crm/open-export.ts';
import { withTable, type TableFile } from '../../crm/read-rows.ts';
import { RefusedFile } from '../../crm/refused-file.ts';
import type { Row } from '../../crm/split-csv.ts';
import type { DateOrder } from '../../crm/values/dates.ts';
import { bulkTransaction } from '../../database/imports/bulk-transaction.ts';
import type { Database } from '../../database/connection.ts';
import { loadMappings, saveMapping } from '../../database/imports/crm-mappings.ts';
import { loadStageOutcomes } from '../../database/imports/stage-outcomes.ts';
import { findPipelineImport, lockImports } from '../../database/imports/import-record.ts';
import { notePendingDetection } from '../../database/signals/pending-detection.ts';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import { dateInFileName } from '../../domain/imports/export-date.ts';
import { importExport } from './import-export.ts';
import { progressReporter, type ImportProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportChoices, SourceFile } from './import-run.ts';
import { REJECTED_ROWS } from './rejected-rows-csv.ts';

export interface IngestOptions extends Omit<ImportChoices, 'isPart'> {
  readonly database: Database;
  readonly path: string;
  /** The clock, and the zone that a file's time is read in where its name has no date. */
  readonly now: Date;
  readonly timeZone: string;
  /** What the file is about, where it is not to be recognised. */
  readonly type?: FileType | undefined;
  /** The day that the file shows, where its name does not say. */
  readonly asOf?: CalendarDate | undefined;
  /** The month in which the company's fiscal years begin, 1 to 12; undefined where nobody said. */
  readonly fiscalYearStarts?: number | undefined;
  /** Remembered for files with the same header row. */
  readonly mapping?: Mapping | undefined;
  /** Which comes first in the file's dates; remembered as the mapping is. */
  readonly dateOrder?: DateOrder | undefined;
  /** Remember how the file's columns are read under this name. */
  readonly saveMapping?: string | undefined;
  /** Called every second of a long import. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** Rolls a dry run back. */
class DryRunDone extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('A dry run is done.');
    this.report = report;
  }
}

/**
 * Reads one file into the database, all of it or, where it can't be trusted, nothing, and notes with it that a detection is
 * pending. The only way in: whoever calls it detects what is pending when all files are in, and what dies before that is left
 * to the next tick. Throws a {@link RefusedFile} with one sentence for the person who exported it. The same file again
 * changes nothing.
 */
export async function ingest(options: IngestOptions): Promise<ImportReport> {
  const { path } = options;
  const { hash, encoding } = await inspectFile(path);
  const dated = dateInFileName(basename(path)) ?? options.asOf;
  const asOf = dated ?? (await dateOfFile(options));
  const before = await reportOfBefore(options, hash, asOf);
  if (before !== undefined) return before;

  const file = { name: basename(path), hash, asOf, isDated: dated !== undefined };
  return withTable(path, encoding, (table) => ingestTable(table, file, options));
}

async function dateOfFile({ path, timeZone }: IngestOptions): Promise<CalendarDate> {
  return localTime((await stat(path)).mtime, timeZone).date;
}

/** A pipeline or a history that was read before says nothing new; a roster may explain what was unknown then. */
async function reportOfBefore(
  { database, path, mapping, dryRun }: IngestOptions,
  hash: string,
  asOf: CalendarDate,
): Promise<ImportReport | undefined> {
  if (mapping !== undefined) return undefined;
  const before = await findPipelineImport(database, hash, asOf);
  if (before === undefined) return undefined;
  return {
    file: basename(path),
    type: before.type,
    asOf: before.asOf,
    wasImportedBefore: true,
    isDryRun: dryRun === true,
    accepted: before.accepted,
    rejected: before.rejected,
    rejectedRows: [],
    unreadable: before.unreadable,
    unreadableCells: [],
    skipped: {},
    added: 0,
    changed: 0,
    unchanged: before.accepted,
    columns: {},
    filledDown: [],
    sheets: [],
    otherColumns: [],
  };
}

async function ingestTable(
  table: TableFile,
  file: SourceFile,
  options: IngestOptions,
): Promise<ImportReport> {
  const { database } = options;
  const first = await firstRows(table);
  const given = givenMapping(options);
  const columns = given ?? (await rememberedFor(database, first)) ?? {};
  // What the file's own mapping says of a stage goes before what was answered once for all files.
  const mapping = {
    ...columns,
    stages: { ...(await loadStageOutcomes(database)), ...columns.stages },
  };
  const opened = await openExport(table, first, {
    type: options.type,
    mapping,
    fiscalYearStarts: options.fiscalYearStarts,
  });
  refuseFuture(file, options);
  const reportProgress = await progressOf(options, first);
  const choices = { ...options, isPart: file.name.endsWith(REJECTED_ROWS) };

  try {
    return await bulkTransaction(database, async (transaction, copying) => {
      await lockImports(transaction);
      const run = { transaction, copying, file, opened, mapping, choices, reportProgress };
      const { report, isNews } = await importExport(run);
      if (given !== undefined || options.saveMapping !== undefined) {
        await saveMapping(transaction, opened.headerText, columns, options.saveMapping);
      }
      if (options.dryRun === true) throw new DryRunDone(report);
      if (isNews) await notePendingDetection(transaction);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRunDone) return error.report;
    throw error;
  }
}

async function rememberedFor(
  database: Database,
  first: readonly Row[],
): Promise<Mapping | undefined> {
  const here = new Set(first.map(headerText));
  const remembered = (await loadMappings(database)).flatMap(({ headers, mapping }) => {
    try {
      return [{ headerKeys: headers.split('\t'), mapping: parseRemembered(mapping) }];
    } catch (error) {
      // Another file's mapping that can't be read is that file's trouble.
      if (error instanceof RefusedFile && !here.has(headers)) return [];
      throw error;
    }
  });
  return chooseRemembered(remembered, first);
}

function givenMapping({ mapping, dateOrder }: IngestOptions): Mapping | undefined {
  if (dateOrder === undefined) return mapping;
  return { ...mapping, dateOrder };
}

function refuseFuture({ asOf }: SourceFile, { now, timeZone }: IngestOptions): void {
  const today = localTime(now, timeZone).date;
  if (asOf <= today) return;
  throw new RefusedFile(
    `The file is dated ${asOf}, which is after today, ${today}. Give its name the day on which it was exported.`,
  );
}

async function progressOf(
  { path, onProgress }: IngestOptions,
  first: readonly Row[],
): Promise<((rows: number) => void) | undefined> {
  if (onProgress === undefined) return undefined;
  // Of a workbook and of what is packed the size says nothing.
  const firstRowsOfText = /\.(?:xlsx|zip|gz)$/i.test(path) ? [] : first;
  const { size: bytes } = await stat(path);
  return progressReporter({ bytes, firstRows: firstRowsOfText }, onProgress);
}
