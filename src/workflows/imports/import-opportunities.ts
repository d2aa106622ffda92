import { RefusedFile } from '../../crm/refused-file.ts';
import type { PipelineRow } from '../../crm/known-first.ts';
import type { Copying } from '../../database/imports/bulk-transaction.ts';
import type { Transaction } from '../../database/connection.ts';
import type { CopyRow } from '../../database/imports/copy-lines.ts';
import type { ImportCounts } from '../../database/imports/import-record.ts';
import { FirstLines } from '../../database/imports/first-lines.ts';
import { keysAfterwards } from '../../database/imports/keys-afterwards.ts';
import type { KnownRows } from '../../database/imports/known-rows.ts';
import { applyOlderExport } from '../../database/imports/older-export.ts';
import {
  analyzeFirst,
  analyzeStaged,
  applyStaged,
  countOpen,
  createStagedOpportunities,
  createUnmet,
  dropStaged,
  FIRST,
  firstRow,
  keepUnread,
  markMissing,
  STAGED,
  stagedRow,
  stagedOfKnown,
  UNMET,
} from '../../database/imports/opportunities.ts';
import { hideErasedOwners } from '../../database/privacy/owners.ts';
import { summarisePipeline } from '../../database/imports/pipeline-summary.ts';
import type { OwnerWithoutPerson } from '../../database/imports/owners-without-person.ts';
import { peopleOn } from '../../database/people/people.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import { likeliestPerson } from '../../domain/imports/likeliest-person.ts';
import { refuseChangedColumns } from './refuse-changed-columns.ts';
import { adoptRenames } from './adopt-renames.ts';
import type { PipelineReport, ReportedOwner } from './import-report.ts';
import type { ImportRows } from './import-rows.ts';

/** The share of open opportunities that may be gone since the export before; more, and a filter was changed. */
const LARGEST_SHRINK = 0.3;
/** Each owner is compared with everybody. */
const MAX_COMPARED = 20;
/** With fewer, a good week closes more than that share. */
const LEAST_OPEN_TO_JUDGE = 20;

export interface OpportunityImport {
  readonly transaction: Transaction;
  readonly copying: Copying;
  readonly importId: ImportId;
  readonly asOf: CalendarDate;
  /** The date of the export before; undefined for the first. */
  readonly before: CalendarDate | undefined;
  /** Undefined for an export that is older than one that is in already. */
  readonly known: KnownRows | undefined;
  readonly rows: ImportRows<PipelineRow>;
  readonly acceptShrink: boolean;
  readonly acceptColumns: boolean;
  /** The file's own headers by the field that they were understood as. */
  readonly headers: ReadonlyMap<string, string>;
  /** Those of the export before. */
  readonly headersBefore: Readonly<Record<string, string>>;
  /** How many opportunities were open in the export before; undefined where it is to be counted. */
  readonly openBefore: number | undefined;
  /** Whether it is only some rows of an export, so that the others are not gone. */
  readonly isPart: boolean;
}

/** Imports an export of opportunities. Refuses one that can't be the whole pipeline. */
export async function importOpportunities(
  options: OpportunityImport,
): Promise<{ counts: ImportCounts; pipeline: Omit<PipelineReport, 'newStages' | 'unsureStages'> }> {
  const { transaction, asOf, before, rows } = options;
  const openBefore = options.openBefore ?? (await countOpen(transaction));
  const { added, changed, missing, renamed } =
    before === undefined ? await copyFirst(options) : await compare(options, before);
  await hideErasedOwners(transaction);
  const summary = await summarisePipeline(transaction, asOf);
  const { accepted, rejectedCount: rejected } = rows;
  if (before !== undefined && options.known !== undefined && !options.acceptShrink) {
    refuseShrunk(openBefore, summary.outcomes.open, before, rows);
    refuseOther(missing, accepted - added, before);
  }
  const unchanged = accepted - added - changed;
  return {
    counts: { accepted, rejected, added, changed, unchanged },
    pipeline: {
      missing,
      renamed,
      ...summary,
      ownersWithoutPerson: await withLikeliest(transaction, summary.ownersWithoutPerson, asOf),
    },
  };
}

/** Finds the likeliest person for each of the owners with most open opportunities. */
async function withLikeliest(
  transaction: Transaction,
  owners: readonly OwnerWithoutPerson[],
  asOf: CalendarDate,
): Promise<ReportedOwner[]> {
  const people = owners.length === 0 ? [] : await peopleOn(transaction, asOf);
  return owners.map((one, at) => {
    const likeliest =
      one.owner === null || at >= MAX_COMPARED ? undefined : likeliestPerson(one.owner, people);
    return { ...one, ...(likeliest !== undefined && { likeliest: likeliest.name }) };
  });
}

/** With nothing to compare with, rows go straight where they belong. */
async function copyFirst({ transaction, copying, rows, asOf }: OpportunityImport) {
  const batches = rowsToCopy(rows, (row) => firstRow(row, asOf));
  await keysAfterwards(transaction, FIRST.table, () =>
    copying.copy(FIRST.table, FIRST.columns, batches),
  );
  await analyzeFirst(transaction);
  return { added: rows.accepted, changed: 0, missing: 0, renamed: [] };
}

async function compare(options: OpportunityImport, before: CalendarDate) {
  const { transaction, importId, asOf, known, rows, isPart } = options;
  await stage(options);
  if (known === undefined) {
    return { missing: 0, renamed: [], ...(await applyOlderExport(transaction, importId, asOf)) };
  }
  if (!isPart && !options.acceptColumns) {
    await refuseChangedColumns(transaction, options, before);
  }
  const renamed = isPart ? [] : await adoptRenames(transaction);
  const met = await dropUnchangedElsewhere(transaction, known, rows);
  // Mostly everything is there, as it was or changed.
  const isComplete = isPart || met === known.notUnchanged;
  const missing = isComplete ? 0 : await markUnmet(options, known);
  return { missing, renamed, ...(await applyStaged(transaction, importId, asOf)) };
}

async function stage({ transaction, copying, rows }: OpportunityImport): Promise<void> {
  await createStagedOpportunities(transaction);
  const batches = rowsToCopy(rows, (row, line) => stagedRow(line, row));
  await copying.copy(STAGED.table, STAGED.columns, batches);
  await analyzeStaged(transaction);
  await keepUnread(transaction);
}

async function markUnmet({ transaction, copying, asOf }: OpportunityImport, known: KnownRows) {
  await createUnmet(transaction);
  await copying.copy(UNMET.table, UNMET.columns, unmetRows(known));
  return markMissing(transaction, asOf);
}

type ReadRow = Extract<PipelineRow, { readonly is: 'read' }>;

/** The rows that are to be copied; those whose id came before are rejected. */
async function* rowsToCopy(
  rows: ImportRows<PipelineRow>,
  write: (row: ReadRow, line: number) => CopyRow,
): AsyncGenerator<readonly CopyRow[]> {
  const ids = new FirstLines();
  for await (const batch of rows.values()) {
    const written: CopyRow[] = [];
    for (const { line, value } of batch) {
      if (value.is === 'unchanged') continue;
      const first =
        value.is === 'repeated' ? value.firstLine : ids.meet(value.opportunity.id, line);
      if (first !== undefined) reject(rows, line, first);
      else if (value.is === 'read') written.push(write(value, line));
    }
    yield written;
  }
}

/**
 * A changed row is left aside where the file also has the row as it was. Returns how many opportunities of the export
 * before have changed.
 */
async function dropUnchangedElsewhere(
  transaction: Transaction,
  known: KnownRows,
  rows: ImportRows<PipelineRow>,
): Promise<number> {
  const dropped: number[] = [];
  let met = 0;
  for (const { line, fingerprint, is_current: isCurrent } of await stagedOfKnown(transaction)) {
    const first = known.unchangedLine(fingerprint);
    if (first !== undefined) {
      reject(rows, line, first);
      dropped.push(line);
    } else if (isCurrent) {
      met += 1;
    }
  }
  if (dropped.length > 0) await dropStaged(transaction, dropped);
  return met;
}

function reject(rows: ImportRows<PipelineRow>, line: number, firstLine: number): void {
  const reason = `is the record of line ${firstLine} again`;
  rows.withdraw({ line, column: undefined, value: undefined, reason });
}

function* unmetRows(known: KnownRows): Generator<readonly CopyRow[]> {
  for (const fingerprint of known.unmet()) yield [[fingerprint]];
}

function refuseShrunk(
  before: number,
  now: number,
  last: CalendarDate,
  { rejected, rejectedCount }: ImportRows<unknown>,
): void {
  if (before < LEAST_OPEN_TO_JUDGE || now >= before * (1 - LARGEST_SHRINK)) return;
  const share = Math.round((1 - now / before) * 100);
  const [first] = rejected;
  if (first !== undefined && now + rejectedCount >= before * (1 - LARGEST_SHRINK)) {
    const where = first.column === undefined ? '' : `, column ${first.column}`;
    throw new RefusedFile(
      `The file has ${now} open opportunities, ${share} % fewer than the ${before} of the export of ${last}, as ${rejectedCount} of its rows can't be read. ` +
        `The first is line ${first.line}${where}: ${first.reason}. Mend them, or say --accept-shrink if the others are to go in.`,
    );
  }
  throw new RefusedFile(
    `The file has ${now} open opportunities, ${share} % fewer than the ${before} of the export of ${last}. ` +
      'Was a filter changed? Export it again, or say --accept-shrink if it is right.',
  );
}

/** A file that has little of the export before shows another part of the pipeline, or another CRM's. */
function refuseOther(missing: number, kept: number, last: CalendarDate): void {
  if (missing < LEAST_OPEN_TO_JUDGE || missing <= kept) return;
  throw new RefusedFile(
    `The file lacks ${missing} of the ${missing + kept} opportunities of the export of ${last}, as if it were a part of the pipeline or another one. ` +
      'Export everything into one file, or say --accept-shrink if it is right.',
  );
}
