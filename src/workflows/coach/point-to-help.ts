import type { SlackUserId } from '../../domain/ids.ts';
import { pointerMessage } from '../../screen/coach/help-messages.ts';
import { tellOnce } from '../delivery/tell-once.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Tells somebody who writes to the bot what it reads; once, so that it does not chatter. */
export async function pointToHelp(context: WorkflowContext, user: SlackUserId): Promise<void> {
  await tellOnce(context, `pointer:${user}`, user, pointerMessage());
}
