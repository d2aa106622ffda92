import { readRows, type TableFile } from './read-rows.ts';
import type { Activity } from '../domain/pipeline/activity.ts';
import { CellReader, type Reading } from './cell-reader.ts';
import { fingerprinter } from './fingerprint.ts';
import { knownFirst, type Meet, type PipelineRow } from './known-first.ts';
import { fillDown, groupedColumns } from './grouped-report.ts';
import { LocaleEvidence } from './locale.ts';
import { FIELD_HISTORY_LAYOUT } from './layouts/field-history-layout.ts';
import { headerKey, type FileType } from './layouts/layout.ts';
import { isAmountOfPeriod } from './layouts/wide-quota-layout.ts';
import type { Mapping } from './mapping.ts';
import { absenceReader, type AbsenceEntry } from './readers/absence-reader.ts';
import { activityReader } from './readers/activity-reader.ts';
import type { OpportunityEdit } from '../domain/pipeline/opportunity-edit.ts';
import type { OpportunitySnapshot } from '../domain/pipeline/opportunity-snapshot.ts';
import { fieldHistoryReader } from './readers/field-history-reader.ts';
import { historyReader } from './readers/history-reader.ts';
import { opportunityReader } from './readers/opportunity-reader.ts';
import { quotaReader, type QuotaEntry } from './readers/quota-reader.ts';
import { rateReader, type RateEntry } from './readers/rate-reader.ts';
import { wideQuotaReader } from './readers/wide-quota-reader.ts';
import { rosterReader, type RosterEntry } from './readers/roster-reader.ts';
import { recognise, type Recognised } from './recognise.ts';
import { refuseCutOff, skippedAs, type SkippedRow } from './rows-for-people.ts';
import type { Row } from './split-csv.ts';
import { understoodColumns, type UnderstoodColumns } from './understood-columns.ts';

/** A file whose columns are understood, and what its rows say. */
export type OpenedExport =
  | ({ readonly type: 'opportunities' } & Opened<PipelineRow, [meet: Meet]>)
  | ({ readonly type: 'history'; readonly reports: 'snapshots' } & Opened<OpportunitySnapshot>)
  | ({ readonly type: 'history'; readonly reports: 'edits' } & Opened<OpportunityEdit>)
  | ({ readonly type: 'activities' } & Opened<Activity>)
  | ({ readonly type: 'rates' } & Opened<RateEntry>)
  | ({ readonly type: 'roster' } & Opened<RosterEntry>)
  | ({ readonly type: 'quotas' } & Opened<readonly QuotaEntry[]>)
  | ({ readonly type: 'absences' } & Opened<AbsenceEntry>);

interface Opened<Value, Args extends readonly unknown[] = []> {
  /** The file's own headers by the field that they were understood as. */
  readonly headers: ReadonlyMap<string, string>;
  readonly understood: UnderstoodColumns;
  /** The headers of columns that a summary report prints once for a group of rows, filled down. */
  readonly filledDown: readonly string[];
  /** Of a workbook, what the sheets are called that were read. */
  readonly sheets: readonly string[];
  /** The key under which a mapping for this file is stored. */
  readonly headerText: string;
  /** Reads the whole file from its beginning. Refuses a file that is cut off. */
  read(...args: Args): AsyncGenerator<LineReading<Value>[]>;
}

/** The result of one row: a record, a rejection, or a row that is there for people only. */
export type LineReading<Value> = { readonly line: number } & RowReading<Value>;

type RowReading<Value> = Reading<Value> | { readonly skipped: SkippedRow };

/** As many rows at the top of a file are searched for its header row, and for how it writes dates and numbers. */
const ROWS_LOOKED_AT = 200;
const ROWS_BEFORE_HEADER = 100;

/** The rows at the top of the file among which the header row must be. */
export async function firstRows(file: TableFile): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of readRows(file)) {
    rows.push(...batch.slice(0, ROWS_LOOKED_AT));
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  return rows.slice(0, ROWS_LOOKED_AT);
}

/** The key under which a mapping for a file with this header row is stored. */
export function headerText({ cells }: Row): string {
  return cells.map(headerKey).join('\t');
}

/** Understands the columns of a file and how it writes its values. Refuses in one sentence. */
export async function openExport(
  file: TableFile,
  first: readonly Row[],
  options: {
    readonly type?: FileType | undefined;
    readonly mapping: Mapping;
    /** The month in which the company's fiscal years begin, 1 to 12. */
    readonly fiscalYearStarts?: number | undefined;
  },
): Promise<OpenedExport> {
  const recognised = recognise(first.slice(0, ROWS_BEFORE_HEADER), options);
  const { layout, columns, header } = recognised;
  const locale = (await gatherEvidence(file, first, recognised)).settle(options.mapping);
  const cells = <Field extends string>() => new CellReader<Field>(columns, header.cells, locale);
  const { mapping } = options;
  switch (layout.type) {
    case 'opportunities': {
      const fingerprintOf = fingerprinter([headerText(header), columns, mapping, locale]);
      const read = ofRecords(header, opportunityReader(cells(), mapping));
      return {
        type: layout.type,
        ...opened(file, first, recognised, knownFirst(fingerprintOf, read)),
      };
    }
    case 'history': {
      if (layout === FIELD_HISTORY_LAYOUT) {
        const read = ofRecords(header, fieldHistoryReader(cells(), mapping));
        return { type: layout.type, reports: 'edits', ...opened(file, first, recognised, read) };
      }
      const read = ofRecords(header, historyReader(cells(), mapping));
      return { type: layout.type, reports: 'snapshots', ...opened(file, first, recognised, read) };
    }
    case 'activities': {
      const read = ofRecords(header, activityReader(cells()));
      return { type: layout.type, ...opened(file, first, recognised, read) };
    }
    case 'rates': {
      const read = ofRecords(header, rateReader(cells()));
      return { type: layout.type, ...opened(file, first, recognised, read) };
    }
    case 'roster': {
      const read = ofRecords(header, rosterReader(cells()));
      return { type: layout.type, ...opened(file, first, recognised, read) };
    }
    case 'quotas': {
      const starts = options.fiscalYearStarts;
      const amounts = Object.keys(columns).filter(isAmountOfPeriod);
      const reader =
        amounts.length > 0
          ? wideQuotaReader(cells(), amounts, mapping, starts)
          : quotaReader(cells(), mapping, starts);
      const read = ofRecords(header, reader);
      return { type: layout.type, ...opened(file, first, recognised, read) };
    }
    case 'absences': {
      const read = ofRecords(header, absenceReader(cells()));
      return { type: layout.type, ...opened(file, first, recognised, read) };
    }
  }
}

/** The first rows mostly settle how dates and numbers are written; where they don't, the whole file is searched. */
async function gatherEvidence(
  file: TableFile,
  first: readonly Row[],
  { layout, columns, header }: Recognised,
): Promise<LocaleEvidence> {
  const evidence = new LocaleEvidence(layout, columns);
  for (const row of first) if (row.line > header.line) evidence.add(row);
  if (evidence.isSettled) return evidence;
  for await (const batch of readRows(file)) {
    for (const row of batch) if (row.line > header.line) evidence.add(row);
  }
  return evidence;
}

function opened<Value, Args extends readonly unknown[]>(
  file: TableFile,
  first: readonly Row[],
  recognised: Recognised,
  read: (row: Row, ...args: Args) => RowReading<Value>,
): Opened<Value, Args> {
  const { columns, header } = recognised;
  const grouped = groupedColumns(recognised, first);
  return {
    filledDown: grouped.map((place) => header.cells[place]?.trim() ?? ''),
    sheets: 'sheets' in file ? file.sheets.map(({ name }) => name) : [],
    headers: new Map(
      Object.entries(columns).map(([field, place]) => [
        field,
        header.cells[place ?? 0]?.trim() ?? '',
      ]),
    ),
    understood: understoodColumns(columns, header, first),
    headerText: headerText(header),
    async *read(...args) {
      let last: Row | undefined;
      const filled = fillDown(grouped, header);
      for await (const batch of readRows(file)) {
        const rows = batch.filter((row) => row.line > header.line);
        last = rows.at(-1) ?? last;
        yield rows.map((row) => lineReading(row, read(filled(row), ...args)));
      }
      refuseCutOff(last, header);
    },
  };
}

/** Spread only where it is neither a value nor a rejection, as this runs for every row. */
function lineReading<Value>({ line }: Row, reading: RowReading<Value>): LineReading<Value> {
  if (!('value' in reading)) return { line, ...reading };
  const { value, unreadable } = reading;
  return unreadable === undefined ? { line, value } : { line, value, unreadable };
}

/** Leaves out rows that are there for people only. */
function ofRecords<Value>(
  header: Row,
  read: (row: Row) => RowReading<Value>,
): (row: Row) => RowReading<Value> {
  return (row) => {
    const skipped = skippedAs(row, header);
    return skipped === undefined ? read(row) : { skipped };
  };
}
