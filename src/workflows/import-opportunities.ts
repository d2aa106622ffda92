import { RefusedFile } from '../crm/refused-file.ts';
import type { Copy } from '../database/bulk-transaction.ts';
import type { Transaction } from '../database/connection.ts';
import type { ImportCounts } from '../database/imports/import-record.ts';
import {
  applyNewestExport,
  countOpen,
  createStagedOpportunities,
  dropRepeatedIds,
  STAGED_OPPORTUNITIES,
  stagedOpportunity,
  summariseStaged,
} from '../database/imports/opportunities.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { ImportId } from '../domain/ids.ts';
import type { Opportunity } from '../domain/opportunity.ts';
import type { PipelineReport } from './import-report.ts';
import type { ImportRows } from './import-rows.ts';

/** The share of open opportunities that may be gone since the export before; more, and a filter was changed. */
const LARGEST_SHRINK = 0.3;
/** With fewer, a good week closes more than that share. */
const LEAST_OPEN_TO_JUDGE = 20;

/** Takes over an export of opportunities. `before` is the date of the one before; refuses one that can't be the whole pipeline. */
export async function importOpportunities(
  { transaction, copy }: { transaction: Transaction; copy: Copy },
  importId: ImportId,
  asOf: CalendarDate,
  rows: ImportRows<Opportunity>,
  { before, acceptShrink }: { before: CalendarDate | undefined; acceptShrink: boolean },
): Promise<{ counts: ImportCounts; pipeline: PipelineReport }> {
  await createStagedOpportunities(transaction);
  const { table, columns } = STAGED_OPPORTUNITIES;
  await copy(table, columns, lines(rows));
  for (const { line, id, first_line } of await dropRepeatedIds(transaction)) {
    const reason = `is the record of line ${first_line} again`;
    rows.withdraw({ line, column: undefined, value: id, reason });
  }
  if (before !== undefined && !acceptShrink) await refuseShrunk(transaction, before);
  const { missing, ...difference } = await applyNewestExport(transaction, importId, asOf);
  return {
    counts: { accepted: rows.accepted, rejected: rows.rejectedCount, ...difference },
    pipeline: { missing, ...(await summariseStaged(transaction, asOf)) },
  };
}

async function* lines(rows: ImportRows<Opportunity>): AsyncGenerator<string> {
  for await (const batch of rows.values()) {
    let text = '';
    for (const { line, value } of batch) text += stagedOpportunity(line, value);
    yield text;
  }
}

async function refuseShrunk(transaction: Transaction, last: CalendarDate): Promise<void> {
  const { before, now } = await countOpen(transaction);
  if (before < LEAST_OPEN_TO_JUDGE || now >= before * (1 - LARGEST_SHRINK)) return;
  const share = Math.round((1 - now / before) * 100);
  throw new RefusedFile(
    `The file has ${now} open opportunities, ${share} % fewer than the ${before} of the export of ${last}. ` +
      'Was a filter changed? Export it again, or say --accept-shrink if it is right.',
  );
}
