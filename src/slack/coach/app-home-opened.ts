import type { App } from '@slack/bolt';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { publishHome } from './publish-home.ts';

/** Somebody looks at the bot's Home tab; the Messages tab sends the same event and needs nothing. */
export function listenToAppHomeOpened(app: App, context: WorkflowContext): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publishHome(context, client, event.user as SlackAccountId);
  });
}
