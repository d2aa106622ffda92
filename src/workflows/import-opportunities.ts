import { RefusedFile } from '../crm/refused-file.ts';
import type { PipelineRow } from '../crm/readers/opportunity-reader.ts';
import { copyLine, type Copying } from '../database/bulk-transaction.ts';
import type { Transaction } from '../database/connection.ts';
import type { ImportCounts } from '../database/imports/import-record.ts';
import type { KnownOpportunities } from '../database/imports/known-opportunities.ts';
import {
  applyStaged,
  countOpen,
  createMissing,
  createStagedOpportunities,
  FIRST,
  markMissing,
  MISSING,
  opportunityLine,
  STAGED,
  summarisePipeline,
} from '../database/imports/opportunities.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { ImportId } from '../domain/ids.ts';
import type { PipelineReport } from './import-report.ts';
import type { ImportRows } from './import-rows.ts';

/** The share of open opportunities that may be gone since the export before; more, and a filter was changed. */
const LARGEST_SHRINK = 0.3;
/** With fewer, a good week closes more than that share. */
const LEAST_OPEN_TO_JUDGE = 20;

export interface OpportunityImport {
  readonly transaction: Transaction;
  readonly copying: Copying;
  readonly importId: ImportId;
  readonly asOf: CalendarDate;
  /** The date of the export before; undefined for the first. */
  readonly before: CalendarDate | undefined;
  readonly known: KnownOpportunities;
  readonly rows: ImportRows<PipelineRow>;
  readonly acceptShrink: boolean;
}

/** Takes over an export of opportunities. Refuses one that can't be the whole pipeline. */
export async function importOpportunities(
  options: OpportunityImport,
): Promise<{ counts: ImportCounts; pipeline: PipelineReport }> {
  const { transaction, asOf, before, known, rows } = options;
  const openBefore = await countOpen(transaction);
  const { added, changed } =
    before === undefined ? await copyFirst(options) : await stageAndApply(options);
  const { missing } = known;
  if (missing > 0) await markMissingOnes(options);
  if (before !== undefined && !options.acceptShrink) {
    refuseShrunk(openBefore, await countOpen(transaction), before);
  }
  return {
    counts: {
      accepted: rows.accepted,
      rejected: rows.rejectedCount,
      added,
      changed,
      unchanged: rows.accepted - added - changed,
    },
    pipeline: { missing, ...(await summarisePipeline(transaction, asOf)) },
  };
}

/** With nothing to compare with, rows go straight where they belong. */
async function copyFirst({ copying, rows, asOf }: OpportunityImport) {
  await copying.copy(FIRST.table, FIRST.columns, lines(rows, asOf));
  return { added: rows.accepted, changed: 0 };
}

async function stageAndApply({ transaction, copying, importId, asOf, rows }: OpportunityImport) {
  await createStagedOpportunities(transaction);
  await copying.copy(STAGED.table, STAGED.columns, lines(rows));
  return applyStaged(transaction, importId, asOf);
}

async function* lines(
  rows: ImportRows<PipelineRow>,
  firstSeenOn?: CalendarDate,
): AsyncGenerator<string> {
  for await (const batch of rows.values()) {
    let text = '';
    for (const { line, value } of batch) {
      if (value.is === 'read') {
        text += opportunityLine(value.opportunity, value.fingerprint, firstSeenOn);
      } else if (value.is === 'repeated') {
        const reason = `is the record of line ${value.firstLine} again`;
        rows.withdraw({ line, column: undefined, value: value.id, reason });
      }
    }
    if (text !== '') yield text;
  }
}

async function markMissingOnes({ transaction, copying, known, asOf }: OpportunityImport) {
  await createMissing(transaction);
  // One connection can't be read from and written to at once, so that the ids are gathered in between.
  const ids: string[] = [];
  for await (const id of known.missingIds(copying.copyOut)) ids.push(id);
  await copying.copy(MISSING.table, MISSING.columns, linesOf(ids));
  await markMissing(transaction, asOf);
}

function* linesOf(ids: readonly string[]): Generator<string> {
  for (const id of ids) yield copyLine([id]);
}

function refuseShrunk(before: number, now: number, last: CalendarDate): void {
  if (before < LEAST_OPEN_TO_JUDGE || now >= before * (1 - LARGEST_SHRINK)) return;
  const share = Math.round((1 - now / before) * 100);
  throw new RefusedFile(
    `The file has ${now} open opportunities, ${share} % fewer than the ${before} of the export of ${last}. ` +
      'Was a filter changed? Export it again, or say --accept-shrink if it is right.',
  );
}
