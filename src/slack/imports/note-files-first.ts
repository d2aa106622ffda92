import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SlackAccountId } from '../../domain/ids.ts';
import { noteDroppedFiles } from '../../workflows/imports/ingest-slack-files.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';

/** The event of files that somebody dropped into the direct message with the bot. */
const FilesDropped = z.object({
  event: z.object({
    type: z.literal('message'),
    subtype: z.literal('file_share'),
    channel_type: z.literal('im'),
    user: z.string(),
    bot_id: z.undefined().optional(),
    files: z.array(z.object({ id: z.string(), name: z.string().nullish() })),
  }),
  /** For whom Slack sends it: the bot, whose own files are nobody's export. */
  authorizations: z.array(z.object({ user_id: z.string() })).default([]),
});

/**
 * Has dropped files noted before Slack hears that their event has arrived, which is the last time that it tells of them.
 * Bolt acknowledges an event before any middleware or listener runs, so this goes around it. Where it fails nothing is
 * acknowledged, and Slack sends the event again.
 */
export function noteFilesFirst(app: App, context: WorkflowContext): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const { data } = FilesDropped.safeParse(event.body);
    if (data !== undefined) await noteFiles(context, data);
    await processEvent(event);
  };
}

async function noteFiles(
  context: WorkflowContext,
  { event, authorizations }: z.infer<typeof FilesDropped>,
): Promise<void> {
  if (authorizations.some(({ user_id: bot }) => bot === event.user)) return;
  const files = event.files.map(({ id, name }) => ({ id, name: name ?? '' }));
  await noteDroppedFiles(context, files, event.user as SlackAccountId);
}
