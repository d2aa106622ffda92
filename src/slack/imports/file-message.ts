import type { App } from '@slack/bolt';
import type { SlackAccountId } from '../../domain/ids.ts';
import { pointToHelp } from '../../workflows/coach/point-to-help.ts';
import { ingestSlackFiles } from '../../workflows/imports/ingest-slack-files.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';

/** What people write or drop into the direct message with the bot. Edits, deletions and what bots write are left alone. */
export function listenToMessages(app: App, context: WorkflowContext): void {
  app.event('message', async ({ event }) => {
    if (event.channel_type !== 'im') return;
    if (event.subtype === 'file_share') {
      // They are noted by now: see note-files-first.
      await ingestSlackFiles(context);
    } else if (event.subtype === undefined && event.bot_id === undefined) {
      await pointToHelp(context, event.user as SlackAccountId);
    }
  });
}
