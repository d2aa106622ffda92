import {
  noteSlackFile,
  pendingSlackFiles,
  readSlackFile,
  type PendingSlackFile,
} from '../../database/imports/slack-files.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import { notYourFileMessage } from '../../screen/coach/help-messages.ts';
import { isAdministrator } from './assign-owner.ts';
import { noteRefusal, type Asked } from './note-import.ts';
import { fileNameFrom, TooLarge, withReceivedFile } from './received-file.ts';
import { SlackRefusal } from '../slack-port.ts';
import { ingestReceived } from './ingest-and-note.ts';
import { notifyOfImports } from './notify-of-imports.ts';
import { detectPending } from '../signals/detect-pending.ts';
import { notifyOnce } from '../delivery/notify-once.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** For so long a file that can't be downloaded is tried again. */
const PATIENCE_MILLISECONDS = 60 * 60_000;

/** Notes files that arrived in the direct message. Slack may report a file twice; it is read once. */
export async function noteDroppedFiles(
  { database, now }: Pick<WorkflowContext, 'database' | 'now'>,
  files: readonly { readonly id: string; readonly name: string }[],
  sharedBy: SlackAccountId,
): Promise<void> {
  for (const { id, name } of files) {
    await noteSlackFile(database, { id, name: fileNameFrom(name), sharedBy, sharedAt: now() });
  }
}

/** Ingests the files that were dropped and not read yet, also those that a process died over, and detects what they changed. */
export async function ingestSlackFiles(context: WorkflowContext): Promise<void> {
  const { database, log, now } = context;
  for (const id of await pendingSlackFiles(database)) {
    await readSlackFile(database, id, now(), (file) => ingestOne(context, file)).catch(
      (error: unknown) => {
        log.error({ err: error, file: id }, 'a file from Slack could not be read now');
      },
    );
  }
  await notifyOfImports(context);
  await detectPending(database);
}

async function ingestOne(context: WorkflowContext, file: PendingSlackFile): Promise<void> {
  const { database, log, now } = context;
  const { id, name, sharedBy, sharedAt } = file;
  if (!(await isAdministrator(context, sharedBy))) {
    await notifyOnce(context, `slack-file:${id}`, sharedBy, notYourFileMessage());
    return;
  }
  const asked: Asked = { by: sharedBy, slackFile: id };
  try {
    await importFile(context, file, asked);
  } catch (error) {
    const isFinal = error instanceof SlackRefusal || error instanceof TooLarge;
    const isOld = now().getTime() - sharedAt.getTime() >= PATIENCE_MILLISECONDS;
    if (!isFinal && !isOld) throw error;
    log.warn({ err: error, file: id }, 'a file from Slack was given up');
    await noteRefusal(database, name, isFinal ? error.message : GIVEN_UP, asked);
  }
}

const GIVEN_UP =
  'It could not be read from Slack for an hour; the log says why. Drop it again when that is mended.';

async function importFile(
  context: WorkflowContext,
  { id, name }: PendingSlackFile,
  asked: Asked,
): Promise<void> {
  const { slack, maxBytes } = context;
  const file = await slack.getFile(id);
  if (file.bytes > maxBytes) throw new TooLarge(maxBytes);
  await withReceivedFile(name, file.pieces(), maxBytes, (path) =>
    ingestReceived(context, path, asked),
  );
}
