import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { prepareMove } from '../../workflows/one-on-ones/move-commitment.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { writeItemMetadata } from '../checklists/item-metadata.ts';
import { notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { itemIdOf, pageOf, slackAccountOf } from '../payload-ids.ts';
import { reply } from '../reply.ts';
import { moveCommitmentView } from '../../screen/one-on-ones/move-commitment-view.ts';

/** Move, on a commitment's item: asks for the new day. */
export function listenToMoveCommitment(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.moveCommitment,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const item = itemIdOf(action.value);
      const manager = await identifyPerson(context, slackAccountOf(body));
      const input = manager && (await prepareMove(context, manager, item));
      if (input === undefined) await reply(respond, notYourRepMessage());
      else {
        const metadata = writeItemMetadata({ item, homePage: pageOf(body) });
        const view = moveCommitmentView({ ...input, metadata });
        await client.views.open({ trigger_id: body.trigger_id, view });
      }
    },
  );
}
