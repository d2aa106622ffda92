import { RefusedFile } from '../../crm/refused-file.ts';
import type { Copy } from '../../database/imports/bulk-transaction.ts';
import type { Transaction } from '../../database/connection.ts';
import type { BegunImport, ImportCounts } from '../../database/imports/import-record.ts';
import type { StagedHistory, UnknownRow } from '../../database/imports/staged-history.ts';
import {
  applyReportedValues,
  createReportedValues,
  firstReportedDay,
  lastReportedDay,
} from '../../database/imports/reported-values.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import { loadWeeksOfHistory } from '../../database/signals/weeks-of-history.ts';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import type { TrackedField } from '../../domain/pipeline/opportunity.ts';
import { DAYS_A_WEEK } from '../../domain/team/weeks.ts';
import type { ReportedHistory } from './import-report.ts';
import { copyRows, type ImportRows } from './import-rows.ts';

export interface HistoryImport {
  readonly id: ImportId;
  readonly asOf: CalendarDate;
  readonly counts: ImportCounts;
  readonly told: ReportedHistory;
}

/**
 * Fills in the past from a CRM's own history, which covers it up to its last row where its file does not say until
 * when. Refuses one that comes before any export of opportunities.
 */
export async function importHistory<Value>(
  { transaction, copy }: { transaction: Transaction; copy: Copy },
  staged: StagedHistory<Value>,
  begin: (asOf: CalendarDate) => Promise<BegunImport>,
  dated: CalendarDate | undefined,
  rows: ImportRows<Value>,
): Promise<HistoryImport> {
  if ((await newestExportDate(transaction)) === undefined) {
    throw new RefusedFile(
      'A history tells of opportunities that are known already. Import an export of opportunities first.',
    );
  }
  await staged.create(transaction);
  await copy(staged.table, staged.columns, copyRows(rows, staged.rowOf));
  for (const row of await staged.dropUnknown(transaction)) {
    rows.withdraw({ line: row.line, column: undefined, value: row.value, reason: whyUnknown(row) });
  }
  await createReportedValues(transaction);
  await staged.report(transaction);
  const lastDay = await lastReportedDay(transaction);
  if (lastDay === undefined) {
    throw new RefusedFile('The file tells of no opportunity that an export has.');
  }
  const asOf = dated === undefined || dated < lastDay ? lastDay : dated;
  const { id } = await begin(asOf);
  const firstDay = addDays(asOf, -(await loadWeeksOfHistory(transaction)) * DAYS_A_WEEK);
  const since = staged.mayBeginLate
    ? await firstReportedDay(transaction, staged.table, firstDay)
    : undefined;
  const { added, fields } = await applyReportedValues(transaction, id);
  const { accepted, rejectedCount: rejected } = rows;
  return {
    id,
    asOf,
    counts: { accepted, rejected, added, changed: 0, unchanged: 0 },
    told: { fields, ...(since !== undefined && { since }) },
  };
}

function whyUnknown({ candidates }: UnknownRow): string {
  return candidates > 1
    ? `is the name of ${candidates} opportunities; export the history with their ids`
    : 'is an opportunity that no export has';
}

/** The fields that a history of snapshots has, by its columns. */
export function snapshotFields(hasColumn: (field: string) => boolean): TrackedField[] {
  const optional = [
    ['amount', 'amount'],
    ['closeDate', 'close_date'],
    ['forecastCategory', 'forecast_category'],
  ] as const;
  return [
    'stage',
    'outcome',
    ...optional.flatMap(([column, field]) => (hasColumn(column) ? [field] : [])),
  ];
}
