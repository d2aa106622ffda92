import { basename } from 'node:path';
import { count } from '../../domain/text.ts';
import { detectSignals } from '../signals/detect-signals.ts';
import { sayProgress } from './import-progress.ts';
import { takeReceivedFile, type TakenFile } from './take-file.ts';
import type { Asked } from './note-import.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Takes a file that was sent to the bot, and looks for signals where it has opportunities. */
export async function takeUpload(
  { database, coaching, now, log }: WorkflowContext,
  path: string,
  asked?: Asked,
): Promise<TakenFile> {
  const { defaultTimeZone: timeZone, mostRejectedPercent } = coaching;
  const taken = await takeReceivedFile({
    database,
    path,
    now: now(),
    timeZone,
    mostRejectedPercent,
    asked,
    onProgress: (progress) => {
      const file = basename(path);
      log.info({ file }, `importing ${file}: ${sayProgress(progress)}`);
    },
  });
  if (taken.outcome === 'refused') {
    log.warn({ file: taken.file }, `refused ${taken.file}: ${taken.reason}`);
    return taken;
  }
  const { file, type, asOf, accepted, rejected } = taken.report;
  log.info(
    { file, type, asOf, rows: accepted },
    `imported ${file}: ${count(accepted, 'row')}, ${rejected} rejected`,
  );
  if (type === 'opportunities') await detectSignals(database);
  return taken;
}
