import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileType } from '../../crm/layouts/layout.ts';
import { dateInFileName } from '../../domain/imports/export-date.ts';
import { isMissingFile } from '../../missing-file.ts';
import { detectPending } from '../signals/detect-pending.ts';
import { isExportFile, typeNamed } from './export-files.ts';
import type { ImportReport } from './import-report.ts';
import { ingestAndNote, type IngestContext } from './ingest-and-note.ts';
import { rejectedRowsCsv, REJECTED_ROWS } from './rejected-rows-csv.ts';

/** A file that was written to within this time may still be growing. */
const SETTLED_AFTER_MILLISECONDS = 5_000;

/** Those that others refer to come first. */
const ORDER: readonly FileType[] = [
  'roster',
  'quotas',
  'absences',
  'rates',
  'opportunities',
  'history',
  'activities',
];

/**
 * Ingests the files of a folder, each once: roster, quotas and absences first, then exports from the oldest to the newest, then
 * histories; and detects what they changed. What went in is moved to done/ with its report and its rejected rows, what was
 * refused to refused/ with the reason. A file that another process ingests at the same time is left to it. Nothing where no
 * folder is watched.
 */
export async function ingestNewExports(
  context: IngestContext,
  folder: string | undefined,
): Promise<ImportReport[]> {
  if (folder === undefined) return [];
  const reports: ImportReport[] = [];
  for (const name of await settledFiles(context, folder)) {
    try {
      const ingested = await ingestAndNote(context, join(folder, name));
      if (ingested.outcome === 'refused') {
        await putAway(folder, name, 'refused', ingested.reason);
        continue;
      }
      const { report } = ingested;
      reports.push(report);
      await keepRejectedRows(context, folder, report);
      await putAway(folder, name, 'done', JSON.stringify(report, undefined, 2));
    } catch (error) {
      if (isMissingFile(error)) continue;
      // It stays where it is and is tried again; the others need not wait for it.
      context.log.error({ err: error, file: name }, `${name} could not be read; it is tried again`);
    }
  }
  await detectPending(context.database);
  return reports;
}

/** The files that have stopped growing, in the order in which they are to go in. */
async function settledFiles({ now, log }: IngestContext, folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    log.error({ err: error, folder }, 'EXPORT_DIR can not be read');
    return [];
  });
  const settled: string[] = [];
  for (const name of names.filter(isExportFile)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile() !== true) continue;
    if (Math.abs(now().getTime() - found.mtimeMs) >= SETTLED_AFTER_MILLISECONDS) settled.push(name);
  }
  const key = (name: string) =>
    `${ORDER.indexOf(typeNamed(name))} ${dateInFileName(name) ?? ''} ${name}`;
  return settled.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** Puts the rejected rows beside the file, to be corrected and imported again. */
async function keepRejectedRows(
  { database }: IngestContext,
  folder: string,
  report: ImportReport,
): Promise<void> {
  const name = report.file;
  const text = await rejectedRowsCsv(database, join(folder, name), report);
  if (text === undefined) return;
  await mkdir(join(folder, 'done'), { recursive: true });
  await writeFile(join(folder, 'done', `${name}${REJECTED_ROWS}`), text);
}

async function putAway(
  folder: string,
  name: string,
  place: 'done' | 'refused',
  report: string,
): Promise<void> {
  const target = join(folder, place);
  await mkdir(target, { recursive: true });
  await writeFile(join(target, `${name}.${place === 'done' ? 'json' : 'txt'}`), `${report}\n`);
  await rename(join(folder, name), join(target, basename(name))).catch((error: unknown) => {
    // Another replica was faster; what it moved is the same file.
    if (!isMissingFile(error)) throw error;
  });
}
