import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { prepareLogOfItem } from '../../workflows/one-on-ones/prepare-log.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { openLogModal } from './open-log-modal.ts';
import { itemIdOf, pageOf, slackAccountOf } from '../payload-ids.ts';
import { reply } from '../reply.ts';

/** Log one-on-one, and Edit, on an item: the modal, prefilled from it. */
export function listenToLogItem(app: App, context: WorkflowContext): void {
  for (const id of [ACTIONS.logItem, ACTIONS.editItem]) {
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, action, body, client, respond }) => {
      await ack();
      const itemId = itemIdOf(action.value);
      const manager = await identifyPerson(context, slackAccountOf(body));
      const found = manager && (await prepareLogOfItem(context, manager, itemId));
      if (found === undefined) await reply(respond, notYourRepMessage());
      else {
        const about = { ...found.about, homePage: pageOf(body) };
        await openLogModal(client, body.trigger_id, found.prepared, about);
      }
    });
  }
}
