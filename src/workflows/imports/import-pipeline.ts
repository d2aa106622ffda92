import type { OpenedExport } from '../../crm/open-export.ts';
import { OUTCOME_FIELDS } from '../../crm/readers/opportunity-outcome.ts';
import { mappedStage } from '../../crm/readers/mapped-stage.ts';
import { RefusedFile } from '../../crm/refused-file.ts';
import type { UnderstoodColumns } from '../../crm/understood-columns.ts';
import { likeliestOutcome } from '../../crm/values/outcome.ts';
import { reportBefore } from '../../database/imports/import-record.ts';
import { KnownRows } from '../../database/imports/known-rows.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import type { StageCount } from '../../database/imports/pipeline-summary.ts';
import type { UnsureStage } from '../../domain/imports/import-notice.ts';
import { importOpportunities } from './import-opportunities.ts';
import type { ImportReport } from './import-report.ts';
import { begin, finish, rowsOf, type ImportRun } from './import-run.ts';
import { KeptReport } from './kept-report.ts';

/** Of an older export every row is read: the newest one's say nothing of its day. */
const UNKNOWN = { is: 'unknown' } as const;

/** Imports an export of opportunities beside what the export before it had. */
export async function importPipeline(
  run: ImportRun,
  opened: Extract<OpenedExport, { readonly type: 'opportunities' }>,
): Promise<ImportReport> {
  const { transaction, copying, choices } = run;
  const { asOf } = run.file;
  const before = await newestExportDate(transaction);
  const last = KeptReport.parse((await reportBefore(transaction, opened.type)) ?? {});
  if (choices.acceptColumns !== true) refuseLostColumns(last, opened.understood);
  const isOlder = before !== undefined && asOf < before;
  const known = isOlder ? undefined : await KnownRows.load(copying.copyOut, last.accepted);
  const rows = rowsOf(run, () =>
    opened.read((fingerprint, line) => known?.meet(fingerprint, line) ?? UNKNOWN),
  );
  const { id } = await begin(run);
  const { counts, pipeline } = await importOpportunities({
    transaction,
    copying,
    importId: id,
    asOf,
    before,
    known,
    rows,
    acceptShrink: choices.acceptShrink === true,
    acceptColumns: choices.acceptColumns === true,
    headers: opened.headers,
    headersBefore: last.columns,
    openBefore: before === undefined ? 0 : last.open,
    isPart: choices.isPart,
  });
  return finish(run, rows, id, counts, {
    pipeline: {
      ...pipeline,
      unsureStages: unsureStages(run, pipeline.stages),
      newStages: newStages(last, pipeline.stages),
    },
  });
}

/** Refuses a pipeline without a column that the export before had: what it held would count as gone. */
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

/** Stages of open deals whose name hints at an end, unless the CRM, a mapping or an answer says how they stand. */
function unsureStages(
  { mapping, opened }: ImportRun,
  stages: readonly StageCount[],
): UnsureStage[] {
  const saysOutcomes = opened.understood.columns.some(
    ({ field, samples }) => OUTCOME_FIELDS.some((one) => one === field) && samples.length > 0,
  );
  if (saysOutcomes) return [];
  const mapped = mappedStage(mapping);
  return stages.flatMap(({ stage, outcome, opportunities }) => {
    const likeliest = likeliestOutcome(stage);
    const isUnsure = outcome === 'open' && likeliest !== undefined && mapped(stage) === undefined;
    return isUnsure ? [{ stage, opportunities, likeliest }] : [];
  });
}

function newStages(before: KeptReport, stages: readonly StageCount[]): string[] {
  if (before.stages.length === 0) return [];
  return stages.map(({ stage }) => stage).filter((stage) => !before.stages.includes(stage));
}
