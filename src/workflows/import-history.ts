import { RefusedFile } from '../crm/refused-file.ts';
import type { Copy } from '../database/bulk-transaction.ts';
import type { Transaction } from '../database/connection.ts';
import {
  applyHistory,
  createStagedHistory,
  dropUnknownOpportunities,
  lastStagedDay,
  STAGED_HISTORY,
  stagedHistory,
  type ToldField,
} from '../database/imports/history.ts';
import type { ImportCounts } from '../database/imports/import-record.ts';
import { newestExportDate } from '../database/newest-export.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { ImportId } from '../domain/ids.ts';
import type { OpportunitySnapshot } from '../domain/opportunity-snapshot.ts';
import type { ImportRows } from './import-rows.ts';

/**
 * Fills in the past from a CRM's own history, which covers it up to its last row where its file does not say until
 * when. Refuses one that comes before any export of opportunities.
 */
export async function importHistory(
  { transaction, copy }: { transaction: Transaction; copy: Copy },
  begin: (asOf: CalendarDate) => Promise<ImportId>,
  dated: CalendarDate | undefined,
  rows: ImportRows<OpportunitySnapshot>,
  hasColumn: (field: string) => boolean,
): Promise<{ id: ImportId; asOf: CalendarDate; counts: ImportCounts }> {
  if ((await newestExportDate(transaction)) === undefined) {
    throw new RefusedFile(
      'A history tells of opportunities that are known already. Import an export of opportunities first.',
    );
  }
  await createStagedHistory(transaction);
  const { table, columns } = STAGED_HISTORY;
  await copy(table, columns, lines(rows));
  for (const unknown of await dropUnknownOpportunities(transaction)) {
    const reason = 'is an opportunity that no export has';
    const { line, opportunity_id: value } = unknown;
    rows.withdraw({ line, column: undefined, value, reason });
  }
  const lastDay = await lastStagedDay(transaction);
  if (lastDay === undefined) {
    throw new RefusedFile('The file tells of no opportunity that an export has.');
  }
  const asOf = dated === undefined || dated < lastDay ? lastDay : dated;
  const id = await begin(asOf);
  const added = Math.max(0, await applyHistory(transaction, id, toldFields(hasColumn)));
  const { accepted, rejectedCount: rejected } = rows;
  return { id, asOf, counts: { accepted, rejected, added, changed: 0, unchanged: 0 } };
}

async function* lines(rows: ImportRows<OpportunitySnapshot>): AsyncGenerator<string> {
  for await (const batch of rows.values()) {
    let text = '';
    for (const { line, value } of batch) text += stagedHistory(line, value);
    yield text;
  }
}

function toldFields(hasColumn: (field: string) => boolean): ToldField[] {
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
