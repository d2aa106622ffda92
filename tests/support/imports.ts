import { utimes } from 'node:fs/promises';
import type { Database } from '#src/database/connection.ts';
import { ingest, type IngestOptions } from '#src/workflows/imports/ingest.ts';
import type { ImportReport } from '#src/workflows/imports/import-report.ts';
import { fileOf } from './files.ts';

export { csv } from './csv.ts';

/** Imports a file of this name and content, by default on 1 December 2025. */
export async function importText(
  database: Database,
  name: string,
  content: string | Uint8Array,
  more: Partial<IngestOptions> = {},
): Promise<ImportReport> {
  const path = await fileOf(name, content);
  const now = new Date('2025-12-01T12:00:00Z');
  await utimes(path, now, now);
  return ingest({
    database,
    path,
    now,
    timeZone: 'UTC',
    ...more,
  });
}
