import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { inspectFile } from '../../crm/inspect-file.ts';
import type { FileType } from '../../crm/layouts/layout.ts';
import type { Mapping } from '../../crm/mapping.ts';
import { firstRows, headerText, openExport, type OpenedExport } from '../../crm/open-export.ts';
import type { UnderstoodColumns } from '../../crm/understood-columns.ts';
import { withTable, type TableFile } from '../../crm/read-rows.ts';
import { RefusedFile } from '../../crm/refused-file.ts';
import type { Row } from '../../crm/split-csv.ts';
import type { DateOrder } from '../../crm/values/dates.ts';
import { bulkTransaction, type Copying } from '../../database/imports/bulk-transaction.ts';
import type { Database, Transaction } from '../../database/connection.ts';
import { findMapping, saveMapping } from '../../database/imports/crm-mappings.ts';
import {
  beginImport,
  findPipelineImport,
  finishImport,
  lockImports,
  reportBefore,
  type ImportCounts,
} from '../../database/imports/import-record.ts';
import type { StageCount } from '../../database/imports/pipeline-summary.ts';
import { STAGED_EDITS } from '../../database/imports/staged-edits.ts';
import type { StagedHistory } from '../../database/imports/staged-history.ts';
import { stagedSnapshots } from '../../database/imports/staged-snapshots.ts';
import { KnownRows } from '../../database/imports/known-rows.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import { dateInFileName } from '../../domain/imports/export-date.ts';
import type { ImportId } from '../../domain/ids.ts';
import { withoutErasedPeople } from './erased-rows.ts';
import { importActivities } from './import-activities.ts';
import { importHistory, snapshotFields } from './import-history.ts';
import { importOpportunities } from './import-opportunities.ts';
import { importQuotas } from './import-quotas.ts';
import { importRates } from './import-rates.ts';
import { progressReporter, type ImportProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { keptOf, KeptReport } from './kept-report.ts';
import { importRoster } from './import-roster.ts';
import { ImportRows } from './import-rows.ts';

export interface ImportOptions {
  readonly database: Database;
  readonly path: string;
  /** The clock, and the zone that a file's time is read in where its name has no date. */
  readonly now: Date;
  readonly timeZone: string;
  /** What the file is about, where it is not to be recognised. */
  readonly type?: FileType | undefined;
  /** The day that the file shows, where its name does not say. */
  readonly asOf?: CalendarDate | undefined;
  /** Remembered for files with the same header row. */
  readonly mapping?: Mapping | undefined;
  /** Which comes first in the file's dates; remembered as the mapping is. */
  readonly dateOrder?: DateOrder | undefined;
  /** 5 where not given: a file is refused of which a larger share of rows can't be read. */
  readonly maxRejectedPercent?: number | undefined;
  readonly acceptShrink?: boolean | undefined;
  /** Take a pipeline that lacks a column which the one before had. */
  readonly acceptColumns?: boolean | undefined;
  /** Remember how the file's columns are read under this name. */
  readonly saveMapping?: string | undefined;
  /** Some rows of an export: those of it that are not in the file are not gone. */
  readonly isPart?: boolean | undefined;
  /** Try everything and take it back. */
  readonly dryRun?: boolean | undefined;
  /** Told every second of a long import. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

const MAX_REJECTED_PERCENT = 5;

/** Takes a dry run back. */
class DryRunDone extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('A dry run is done.');
    this.report = report;
  }
}

/**
 * Reads one export into the database: all of it or, where it can't be trusted, nothing. Throws a {@link RefusedFile}
 * with one sentence for the person who exported it. The same file again changes nothing.
 */
export async function importExport(options: ImportOptions): Promise<ImportReport> {
  const { path } = options;
  const { hash, encoding } = await inspectFile(path);
  const dated = dateInFileName(basename(path)) ?? options.asOf;
  const asOf = dated ?? (await dateOfFile(options));
  const before = await reportOfBefore(options, hash, asOf);
  if (before !== undefined) return before;

  const file = { hash, asOf, isDated: dated !== undefined };
  return withTable(path, encoding, (table) => importTable(table, file, options));
}

async function importTable(
  table: TableFile,
  file: Pick<Source, 'hash' | 'asOf' | 'isDated'>,
  options: ImportOptions,
): Promise<ImportReport> {
  const { database } = options;
  const first = await firstRows(table);
  const given = givenMapping(options);
  const mapping: Mapping = given ?? (await findMapping(database, first.map(headerText))) ?? {};
  const opened = await openExport(table, first, { type: options.type, mapping });
  const source: Source = {
    ...file,
    opened,
    reportProgress: await progressOf(options, first),
  };
  refuseFuture(source, options);

  try {
    return await bulkTransaction(database, async (transaction, copying) => {
      await lockImports(transaction);
      const report = await load({ transaction, copying }, source, options);
      if (given !== undefined || options.saveMapping !== undefined) {
        await saveMapping(transaction, opened.headerText, mapping, options.saveMapping);
      }
      if (options.dryRun === true) throw new DryRunDone(report);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRunDone) return error.report;
    throw error;
  }
}

async function progressOf(
  { path, onProgress }: ImportOptions,
  first: readonly Row[],
): Promise<((rows: number) => void) | undefined> {
  if (onProgress === undefined) return undefined;
  // A workbook is packed, so that its size says nothing.
  const firstRowsOfText = path.toLowerCase().endsWith('.xlsx') ? [] : first;
  const { size: bytes } = await stat(path);
  return progressReporter({ bytes, firstRows: firstRowsOfText }, onProgress);
}

/** A file that is understood, and of which day it is. */
interface Source {
  readonly opened: OpenedExport;
  readonly hash: string;
  readonly asOf: CalendarDate;
  /** Whether its name or its sender says the day; else it is the file's own time. */
  readonly isDated: boolean;
  readonly reportProgress: ((rows: number) => void) | undefined;
}

/** A pipeline or a history that was read before says nothing new; a roster may explain what was unknown then. */
async function reportOfBefore(
  { database, path, mapping, dryRun }: ImportOptions,
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
    skipped: {},
    added: 0,
    changed: 0,
    unchanged: before.accepted,
    columns: {},
    otherColumns: [],
  };
}

function givenMapping({ mapping, dateOrder }: ImportOptions): Mapping | undefined {
  if (dateOrder === undefined) return mapping;
  return { ...mapping, dateOrder };
}

async function dateOfFile({ path, timeZone }: ImportOptions): Promise<CalendarDate> {
  return localTime((await stat(path)).mtime, timeZone).date;
}

function refuseFuture({ asOf }: Source, { now, timeZone }: ImportOptions): void {
  const today = localTime(now, timeZone).date;
  if (asOf <= today) return;
  throw new RefusedFile(
    `The file is dated ${asOf}, which is after today, ${today}. Give its name the day on which it was exported.`,
  );
}

/** Refuses a pipeline without a column that the export before had: what it told would be taken for gone. */
function refuseLostColumns(before: KeptReport, { columns, others }: UnderstoodColumns): void {
  const lost = Object.entries(before.columns).filter(
    ([field]) => !columns.some((column) => column.field === field),
  );
  if (lost.length === 0) return;
  const known = new Set([...Object.values(before.columns), ...before.otherColumns]);
  const added = others.filter((header) => !known.has(header));
  throw new RefusedFile(
    `The columns changed: the export before had ${lost.map(([field, header]) => `${header} (${field})`).join(', ')}, this one has not` +
      `${added.length === 0 ? '' : `; new are ${added.join(', ')}`}. ` +
      'Export it again with them, name them in a mapping (docs/mapping.md), or say --accept-columns if that is right.',
  );
}

function newStages(before: KeptReport, stages: readonly StageCount[]): string[] {
  if (before.stages.length === 0) return [];
  return stages.map(({ stage }) => stage).filter((stage) => !before.stages.includes(stage));
}

/** Of an older export every row is read: the newest one's say nothing of its day. */
const UNKNOWN = { is: 'unknown' } as const;

async function load(
  connection: { readonly transaction: Transaction; readonly copying: Copying },
  source: Source,
  options: ImportOptions,
): Promise<ImportReport> {
  const { transaction } = connection;
  const { opened, hash, asOf, isDated } = source;
  const { headers, understood } = opened;
  const maxRejected = options.maxRejectedPercent ?? MAX_REJECTED_PERCENT;
  const has = (field: string) => headers.has(field);
  const file = basename(options.path);
  const begin = (day: CalendarDate) =>
    beginImport(transaction, { type: opened.type, fileName: file, fileHash: hash, asOf: day });
  const finish = async (
    rows: ImportRows<unknown>,
    id: ImportId,
    counts: ImportCounts,
    more: Partial<ImportReport> = {},
  ): Promise<ImportReport> => {
    const { skipped } = rows;
    const rejected = await withoutErasedPeople(transaction, rows.rejected);
    const report: ImportReport = {
      file,
      type: opened.type,
      asOf,
      wasImportedBefore: false,
      isDryRun: options.dryRun === true,
      ...counts,
      rejectedRows: rejected,
      skipped,
      columns: Object.fromEntries(headers),
      otherColumns: understood.others,
      ...(options.dryRun === true && {
        samples: Object.fromEntries(
          understood.columns.map(({ field, samples }) => [field, samples]),
        ),
      }),
      ...more,
    };
    await finishImport(transaction, id, counts, rejected, keptOf(report));
    return report;
  };
  switch (opened.type) {
    case 'opportunities': {
      const before = await newestExportDate(transaction);
      const told = KeptReport.parse((await reportBefore(transaction, opened.type)) ?? {});
      if (options.acceptColumns !== true) refuseLostColumns(told, understood);
      const { copying } = connection;
      const isOlder = before !== undefined && asOf < before;
      const known = isOlder ? undefined : await KnownRows.load(copying.copyOut, told.accepted);
      const read = () =>
        opened.read((fingerprint, line) => known?.meet(fingerprint, line) ?? UNKNOWN);
      const rows = new ImportRows(read, maxRejected, source.reportProgress);
      const importId = await begin(asOf);
      const acceptShrink = options.acceptShrink === true;
      const isPart = options.isPart === true;
      const done = await importOpportunities({
        transaction,
        copying,
        importId,
        asOf,
        before,
        known,
        rows,
        acceptShrink,
        openBefore: before === undefined ? 0 : told.open,
        isPart,
      });
      return await finish(rows, importId, done.counts, {
        pipeline: { ...done.pipeline, newStages: newStages(told, done.pipeline.stages) },
      });
    }
    case 'history': {
      const importAs = async <Value>(
        staged: StagedHistory<Value>,
        rows: ImportRows<Value>,
      ): Promise<ImportReport> => {
        const { copy } = connection.copying;
        const until = isDated ? asOf : undefined;
        const done = await importHistory({ transaction, copy }, staged, begin, until, rows);
        return finish(rows, done.id, done.counts, { asOf: done.asOf, told: done.told });
      };
      return opened.reports === 'edits'
        ? await importAs(
            STAGED_EDITS,
            new ImportRows(opened.read, maxRejected, source.reportProgress),
          )
        : await importAs(
            stagedSnapshots(snapshotFields(has)),
            new ImportRows(opened.read, maxRejected, source.reportProgress),
          );
    }
    case 'activities': {
      const rows = new ImportRows(opened.read, maxRejected, source.reportProgress);
      const { copy } = connection.copying;
      return await finish(
        rows,
        await begin(asOf),
        await importActivities({ transaction, copy }, rows),
      );
    }
    case 'rates': {
      const rows = new ImportRows(opened.read, maxRejected);
      return await finish(rows, await begin(asOf), await importRates(transaction, rows));
    }
    case 'roster': {
      const rows = new ImportRows(opened.read, maxRejected);
      const { counts, notInRoster } = await importRoster(transaction, asOf, rows, has);
      return await finish(rows, await begin(asOf), counts, { notInRoster });
    }
    case 'quotas': {
      const rows = new ImportRows(opened.read, maxRejected);
      return await finish(rows, await begin(asOf), await importQuotas(transaction, rows));
    }
  }
}
