import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { askForOwner, isAdministrator } from '../../workflows/imports/assign-owner.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { noSuchOwnerMessage, notAnAdministratorMessage } from '../../screen/coach/help-messages.ts';
import { readOwnerInNotice } from './owner-in-notice.ts';
import { slackUserOf } from '../payload-ids.ts';
import { tell } from '../tell.ts';
import { assignOwnerView } from '../../screen/imports/assign-owner-view.ts';

/** Assign, beside an owner whom nobody in the roster is: asks who it is. */
export function listenToAssignOwner(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.assignOwner,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      if (!(await isAdministrator(context, slackUserOf(body)))) {
        await tell(respond, notAnAdministratorMessage());
        return;
      }
      const question = await askForOwner(context, readOwnerInNotice(action.value));
      if (question === undefined) {
        await tell(respond, noSuchOwnerMessage());
        return;
      }
      await client.views.open({
        trigger_id: body.trigger_id,
        view: assignOwnerView({ ...question, metadata: action.value ?? '' }),
      });
    },
  );
}
