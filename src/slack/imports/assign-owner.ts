import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { askForOwner, isAdministrator } from '../../workflows/imports/assign-owner.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { noSuchOwnerMessage, notAnAdministratorMessage } from '../../screen/coach/help-messages.ts';
import { readOwnerInNotice } from './owner-in-notice.ts';
import { slackAccountOf } from '../payload-ids.ts';
import { reply } from '../reply.ts';
import { assignOwnerView } from '../../screen/imports/assign-owner-view.ts';

/** Assign, beside an owner whom nobody in the roster is: asks who it is. */
export function listenToAssignOwner(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.assignOwner,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      if (!(await isAdministrator(context, slackAccountOf(body)))) {
        await reply(respond, notAnAdministratorMessage());
        return;
      }
      const question = await askForOwner(context, readOwnerInNotice(action.value));
      if (question === undefined) {
        await reply(respond, noSuchOwnerMessage());
        return;
      }
      await client.views.open({
        trigger_id: body.trigger_id,
        view: assignOwnerView({ ...question, metadata: action.value ?? '' }),
      });
    },
  );
}
