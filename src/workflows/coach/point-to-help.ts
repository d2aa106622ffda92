import type { SlackAccountId } from '../../domain/ids.ts';
import { pointerMessage } from '../../screen/coach/help-messages.ts';
import { notifyOnce } from '../delivery/notify-once.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Explains what the bot reads to somebody who writes to it; once, so that it does not chatter. */
export async function pointToHelp(context: WorkflowContext, user: SlackAccountId): Promise<void> {
  await notifyOnce(context, `pointer:${user}`, user, pointerMessage());
}
