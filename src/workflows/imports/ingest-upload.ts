import { detectPending } from '../signals/detect-pending.ts';
import { ingestReceived, type IngestContext } from './ingest-and-note.ts';
import type { IngestedFile } from './note-import.ts';

/** Ingests a file that was sent to the bot, and detects what it changed. It is in also where that fails. */
export async function ingestUpload(context: IngestContext, path: string): Promise<IngestedFile> {
  const ingested = await ingestReceived(context, path);
  await detectPending(context.database).catch((error: unknown) => {
    context.log.error({ err: error }, 'signals could not be detected now; the schedule does it');
  });
  return ingested;
}
