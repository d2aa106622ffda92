import { utimes } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CoachingConfig } from '../../config.ts';
import { RefusedFile } from '../../crm/refused-file.ts';
import type { Database } from '../../database/connection.ts';
import { count } from '../../domain/text.ts';
import type { Logger } from '../../log.ts';
import { formatProgress } from './import-progress.ts';
import { ingest } from './ingest.ts';
import { noteImport, type Asked, type IngestedFile } from './note-import.ts';

/** What is needed to ingest a file where nobody sits at a terminal. */
export interface IngestContext {
  readonly database: Database;
  readonly log: Logger;
  readonly now: () => Date;
  readonly coaching: Pick<
    CoachingConfig,
    'defaultTimeZone' | 'maxRejectedPercent' | 'fiscalYearStarts'
  >;
}

/**
 * Ingests a file that came by any way but the command line, and notes what there is to tell about it, in the log and for
 * administrators. A file that is read again after a crash is told of all the same, and only once.
 */
export async function ingestAndNote(
  context: IngestContext,
  path: string,
  asked?: Asked,
): Promise<IngestedFile> {
  const ingested = await ingestOrRefuse(context, path);
  await noteImport(context.database, path, ingested, asked);
  logOutcome(context.log, ingested);
  return ingested;
}

/** As {@link ingestAndNote} for a file that was received just now: where its name has no date, it shows today. */
export async function ingestReceived(
  context: IngestContext,
  path: string,
  asked?: Asked,
): Promise<IngestedFile> {
  const now = context.now();
  await utimes(path, now, now);
  return ingestAndNote(context, path, asked);
}

async function ingestOrRefuse(
  { database, log, now, coaching }: IngestContext,
  path: string,
): Promise<IngestedFile> {
  const file = basename(path);
  try {
    const report = await ingest({
      database,
      path,
      now: now(),
      timeZone: coaching.defaultTimeZone,
      maxRejectedPercent: coaching.maxRejectedPercent,
      fiscalYearStarts: coaching.fiscalYearStarts,
      onProgress: (progress) => {
        log.info({ file }, `importing ${file}: ${formatProgress(progress)}`);
      },
    });
    return { outcome: 'imported', report };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return { outcome: 'refused', file, reason: error.message };
  }
}

function logOutcome(log: Logger, ingested: IngestedFile): void {
  if (ingested.outcome === 'refused') {
    const { file, reason } = ingested;
    log.warn({ file }, `refused ${file}: ${reason}`);
    return;
  }
  const { file, type, asOf, accepted, rejected } = ingested.report;
  log.info(
    { file, type, asOf, rows: accepted },
    `imported ${file}: ${count(accepted, 'row')}, ${rejected} rejected`,
  );
}
