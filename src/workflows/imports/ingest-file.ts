import { utimes } from 'node:fs/promises';
import { basename } from 'node:path';
import { RefusedFile } from '../../crm/refused-file.ts';
import type { Database } from '../../database/connection.ts';
import { importExport } from './import-export.ts';
import type { ImportProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { noteImport, type Asked } from './note-import.ts';

/** What came of a file that somebody fed. */
export type IngestedFile =
  | { readonly outcome: 'imported'; readonly report: ImportReport }
  | { readonly outcome: 'refused'; readonly file: string; readonly reason: string };

/** How the name of a file ends that has an export's rejected rows, and is fed again when they are mended. */
export const REJECTED_ROWS = '.rejected.csv';

export interface IngestFileOptions {
  readonly database: Database;
  readonly path: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly maxRejectedPercent: number;
  /** Who gave the file in Slack and waits for an answer. */
  readonly asked?: Asked | undefined;
  /** Told every second of a long import. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/**
 * Imports a file that came by any way but the command line, and notes what there is to tell about it. A file that is
 * taken again after a crash is told of all the same, and only once.
 */
export async function ingestFile(options: IngestFileOptions): Promise<IngestedFile> {
  const { asked, ...file } = options;
  const { database, path } = file;
  const isPart = path.endsWith(REJECTED_ROWS);
  const ingested = await importExport({ ...file, isPart }).then(
    (report): IngestedFile => ({ outcome: 'imported', report }),
    (error: unknown): IngestedFile => {
      if (!(error instanceof RefusedFile)) throw error;
      return { outcome: 'refused', file: basename(path), reason: error.message };
    },
  );
  await noteImport(database, path, ingested, asked);
  return ingested;
}

/** As {@link ingestFile} for a file that was received just now: where its name has no date, it shows today. */
export async function ingestReceivedFile(options: IngestFileOptions): Promise<IngestedFile> {
  await utimes(options.path, options.now, options.now);
  return ingestFile(options);
}
