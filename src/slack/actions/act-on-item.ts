import type { App, BlockAction, ButtonAction, OverflowAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { actOnItem, type ItemAction } from '../../workflows/act-on-item.ts';
import { identifyPerson } from '../../workflows/identify-person.ts';
import { updateChecklistMessage } from '../../workflows/update-checklist-message.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS, MORE } from '../ids.ts';
import { notYourRepMessage } from '../messages/help-messages.ts';
import { itemIdOf, slackUserOf } from '../payload-ids.ts';
import { tell } from '../tell.ts';

const Choice = z.tuple([z.enum([MORE.snooze, MORE.dismiss]), z.string()]);
const CHOSEN = { [MORE.snooze]: 'snoozed', [MORE.dismiss]: 'dismissed' } as const;

/** Snooze and Not an issue on a signal's item, Done and Drop on a commitment's. The message shows what was done. */
export function listenToActOnItem(app: App, context: WorkflowContext): void {
  app.action<BlockAction<OverflowAction>>(
    ACTIONS.moreOfItem,
    async ({ ack, action, body, respond }) => {
      await ack();
      const [choice, itemId] = Choice.parse(action.selected_option.value.split(':'));
      await act(context, body, respond, itemId, CHOSEN[choice]);
    },
  );
  const buttons = [
    [ACTIONS.keepCommitment, 'kept'],
    [ACTIONS.dropCommitment, 'dropped'],
  ] as const;
  for (const [id, done] of buttons) {
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, action, body, respond }) => {
      await ack();
      await act(context, body, respond, action.value, done);
    });
  }
}

async function act(
  context: WorkflowContext,
  body: BlockAction,
  respond: RespondFn,
  itemId: string | undefined,
  action: ItemAction,
): Promise<void> {
  const manager = await identifyPerson(context, slackUserOf(body));
  const checklist = manager && (await actOnItem(context, manager, itemIdOf(itemId), action));
  if (manager === undefined || checklist === undefined) await tell(respond, notYourRepMessage());
  else await updateChecklistMessage(context, manager, checklist);
}
