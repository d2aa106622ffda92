import { utimes } from 'node:fs/promises';
import { basename } from 'node:path';
import { RefusedFile } from '../../crm/refused-file.ts';
import type { Database } from '../../database/connection.ts';
import { importExport } from './import-export.ts';
import type { ImportProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { noteImport, type Asked } from './note-import.ts';

/** What came of a file that somebody fed. */
export type TakenFile =
  | { readonly outcome: 'imported'; readonly report: ImportReport }
  | { readonly outcome: 'refused'; readonly file: string; readonly reason: string };

/** How the name of a file ends that has an export's rejected rows, and is fed again when they are mended. */
export const REJECTED_ROWS = '.rejected.csv';

export interface TakeFileOptions {
  readonly database: Database;
  readonly path: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly mostRejectedPercent: number;
  /** Who gave the file in Slack and waits for an answer. */
  readonly asked?: Asked | undefined;
  /** Told every second of a long import. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/**
 * Imports a file that came by any way but the command line, and notes what there is to tell about it. A file that is
 * taken again after a crash is told of all the same, and only once.
 */
export async function takeFile(options: TakeFileOptions): Promise<TakenFile> {
  const { asked, ...file } = options;
  const { database, path } = file;
  const isPart = path.endsWith(REJECTED_ROWS);
  const taken = await importExport({ ...file, isPart }).then(
    (report): TakenFile => ({ outcome: 'imported', report }),
    (error: unknown): TakenFile => {
      if (!(error instanceof RefusedFile)) throw error;
      return { outcome: 'refused', file: basename(path), reason: error.message };
    },
  );
  await noteImport(database, path, taken, asked);
  return taken;
}

/** As {@link takeFile} for a file that was received just now: where its name has no date, it shows today. */
export async function takeReceivedFile(options: TakeFileOptions): Promise<TakenFile> {
  await utimes(options.path, options.now, options.now);
  return takeFile(options);
}
