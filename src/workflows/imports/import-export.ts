import type { OpenedExport } from '../../crm/open-export.ts';
import { STAGED_EDITS } from '../../database/imports/staged-edits.ts';
import type { StagedHistory } from '../../database/imports/staged-history.ts';
import { stagedSnapshots } from '../../database/imports/staged-snapshots.ts';
import { importAbsences } from './import-absences.ts';
import { importActivities } from './import-activities.ts';
import { importHistory, snapshotFields } from './import-history.ts';
import { importPipeline } from './import-pipeline.ts';
import { importQuotas } from './import-quotas.ts';
import { importRates } from './import-rates.ts';
import type { ImportReport } from './import-report.ts';
import { importRoster } from './import-roster.ts';
import type { ImportRows } from './import-rows.ts';
import { begin, finish, rowsOf, type ImportRun } from './import-run.ts';

/** What an import came to, and whether detectors may say something else now. */
export interface ImportedExport {
  readonly report: ImportReport;
  readonly isNews: boolean;
}

/** Reads an opened export into the database. To be called by {@link ingest} alone. */
export async function importExport(run: ImportRun): Promise<ImportedExport> {
  const { opened } = run;
  switch (opened.type) {
    // Of these two, what was read before never gets here, unless it is read in another way.
    case 'opportunities':
      return { report: await importPipeline(run, opened), isNews: true };
    case 'history':
      return { report: await importAnyHistory(run, opened), isNews: true };
    case 'activities': {
      const rows = rowsOf(run, opened.read);
      // Also without a new activity the file says that there was none until its day.
      const { id, isNew } = await begin(run);
      const counts = await importActivities(connectionOf(run), rows);
      const report = await finish(run, rows, id, counts);
      return { report, isNews: isNew || hasChanges(report) };
    }
    case 'rates': {
      const rows = rowsOf(run, opened.read);
      const { id } = await begin(run);
      const report = await finish(run, rows, id, await importRates(run.transaction, rows));
      return { report, isNews: hasChanges(report) };
    }
    case 'roster': {
      const rows = rowsOf(run, opened.read);
      const { id } = await begin(run);
      const headerOf = (field: string) => opened.headers.get(field);
      const done = await importRoster(run.transaction, run.file.asOf, rows, headerOf);
      const { counts, notInRoster, hasNewOwners } = done;
      const report = await finish(run, rows, id, counts, { notInRoster });
      return { report, isNews: hasNewOwners || hasChanges(report) };
    }
    case 'quotas': {
      const rows = rowsOf(run, opened.read);
      const { id } = await begin(run);
      const report = await finish(run, rows, id, await importQuotas(run.transaction, rows));
      return { report, isNews: hasChanges(report) };
    }
    case 'absences': {
      const rows = rowsOf(run, opened.read);
      const { id } = await begin(run);
      const counts = await importAbsences(run.transaction, rows, {
        isPart: run.choices.isPart,
        headerOf: (field) => opened.headers.get(field),
      });
      const report = await finish(run, rows, id, counts);
      return { report, isNews: hasChanges(report) };
    }
  }
}

function hasChanges({ added, changed }: ImportReport): boolean {
  return added + changed > 0;
}

function connectionOf({ transaction, copying }: ImportRun) {
  return { transaction, copy: copying.copy };
}

async function importAnyHistory(
  run: ImportRun,
  opened: Extract<OpenedExport, { readonly type: 'history' }>,
): Promise<ImportReport> {
  if (opened.reports === 'edits') {
    return importHistoryAs(run, STAGED_EDITS, rowsOf(run, opened.read));
  }
  const fields = snapshotFields((field) => opened.headers.has(field));
  return importHistoryAs(run, stagedSnapshots(fields), rowsOf(run, opened.read));
}

async function importHistoryAs<Value>(
  run: ImportRun,
  staged: StagedHistory<Value>,
  rows: ImportRows<Value>,
): Promise<ImportReport> {
  const { asOf, isDated } = run.file;
  const until = isDated ? asOf : undefined;
  const done = await importHistory(
    connectionOf(run),
    staged,
    (day) => begin(run, day),
    until,
    rows,
  );
  return finish(run, rows, done.id, done.counts, { asOf: done.asOf, told: done.told });
}
