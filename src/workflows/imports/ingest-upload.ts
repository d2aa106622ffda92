import { basename } from 'node:path';
import { count } from '../../domain/text.ts';
import { detectSignals } from '../signals/detect-signals.ts';
import { formatProgress } from './import-progress.ts';
import { ingestReceivedFile, type IngestedFile } from './ingest-file.ts';
import type { Asked } from './note-import.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Takes a file that was sent to the bot, and looks for signals where it has opportunities. */
export async function ingestUpload(
  { database, coaching, now, log }: WorkflowContext,
  path: string,
  asked?: Asked,
): Promise<IngestedFile> {
  const { defaultTimeZone: timeZone, maxRejectedPercent } = coaching;
  const ingested = await ingestReceivedFile({
    database,
    path,
    now: now(),
    timeZone,
    maxRejectedPercent,
    asked,
    onProgress: (progress) => {
      const file = basename(path);
      log.info({ file }, `importing ${file}: ${formatProgress(progress)}`);
    },
  });
  if (ingested.outcome === 'refused') {
    log.warn({ file: ingested.file }, `refused ${ingested.file}: ${ingested.reason}`);
    return ingested;
  }
  const { file, type, asOf, accepted, rejected } = ingested.report;
  log.info(
    { file, type, asOf, rows: accepted },
    `imported ${file}: ${count(accepted, 'row')}, ${rejected} rejected`,
  );
  if (type === 'opportunities') await detectSignals(database);
  return ingested;
}
