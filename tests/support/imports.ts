import { utimes } from 'node:fs/promises';
import type { Database } from '#src/database/connection.ts';
import { importExport, type ImportOptions } from '#src/workflows/imports/import-export.ts';
import type { ImportReport } from '#src/workflows/imports/import-report.ts';
import { fileOf } from './files.ts';

export { csv } from './csv.ts';

/** Imports a file of this name and content, on 1 December 2025 unless told otherwise. */
export async function importText(
  database: Database,
  name: string,
  content: string | Uint8Array,
  more: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const path = await fileOf(name, content);
  const now = new Date('2025-12-01T12:00:00Z');
  await utimes(path, now, now);
  return importExport({
    database,
    path,
    now,
    timeZone: 'UTC',
    ...more,
  });
}
