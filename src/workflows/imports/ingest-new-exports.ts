import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileType } from '../../crm/layouts/layout.ts';
import type { Database } from '../../database/connection.ts';
import { dateInFileName } from '../../domain/imports/export-date.ts';
import { count } from '../../domain/text.ts';
import type { Logger } from '../../log.ts';
import { isMissingFile } from '../../missing-file.ts';
import { isExportFile, typeNamed } from './export-files.ts';
import { formatProgress, type ImportProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { rejectedRowsCsv } from './rejected-rows-csv.ts';
import { REJECTED_ROWS, ingestFile } from './ingest-file.ts';

export interface ExportFolder {
  readonly database: Database;
  readonly folder: string;
  readonly log: Logger;
  readonly now: () => Date;
  readonly timeZone: string;
  readonly maxRejectedPercent: number;
}

/** A file that was written to within this time may still be growing. */
const SETTLED_AFTER_MILLISECONDS = 5_000;

/** Those that others refer to come first. */
const ORDER: readonly FileType[] = [
  'roster',
  'quotas',
  'rates',
  'opportunities',
  'history',
  'activities',
];
/**
 * Imports the files of a folder, each once: roster and quotas first, then exports from the oldest to the newest, then
 * histories. What went in is moved to done/ with its report and its rejected rows, what was refused to refused/ with the
 * reason. A file that another process takes at the same time is left to it.
 */
export async function ingestNewExports(options: ExportFolder): Promise<ImportReport[]> {
  const { folder, log } = options;
  const reports: ImportReport[] = [];
  for (const name of await settledFiles(options)) {
    const path = join(folder, name);
    try {
      const { now, timeZone, maxRejectedPercent, database } = options;
      const onProgress = (progress: ImportProgress) => {
        log.info({ file: name }, `importing ${name}: ${formatProgress(progress)}`);
      };
      const ingested = await ingestFile({
        database,
        path,
        now: now(),
        timeZone,
        maxRejectedPercent,
        onProgress,
      });
      if (ingested.outcome === 'refused') {
        log.warn({ file: name }, `refused ${name}: ${ingested.reason}`);
        await putAway(folder, name, 'refused', ingested.reason);
        continue;
      }
      const { report } = ingested;
      reports.push(report);
      log.info(
        { file: name, type: report.type, asOf: report.asOf, rows: report.accepted },
        `imported ${name}: ${count(report.accepted, 'row')}, ${report.rejected} rejected`,
      );
      await keepRejectedRows(options, name, report);
      await putAway(folder, name, 'done', JSON.stringify(report, undefined, 2));
    } catch (error) {
      if (isMissingFile(error)) continue;
      // It stays where it is and is tried again; the others need not wait for it.
      log.error({ err: error, file: name }, `${name} could not be taken; it is tried again`);
    }
  }
  return reports;
}

/** The files that have stopped growing, in the order in which they are to go in. */
async function settledFiles({ folder, now, log }: ExportFolder): Promise<string[]> {
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

/** Puts the rows that did not go in beside the file, to be mended and fed again. */
async function keepRejectedRows(
  { folder, database }: ExportFolder,
  name: string,
  report: ImportReport,
): Promise<void> {
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
