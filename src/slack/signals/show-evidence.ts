import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { showEvidence } from '../../workflows/signals/show-evidence.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { itemIdOf, slackAccountOf } from '../payload-ids.ts';
import { reply } from '../reply.ts';
import { evidenceView } from '../../screen/signals/evidence-view.ts';

/** Evidence, on an item: what is behind it, in a modal. */
export function listenToShowEvidence(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.showEvidence,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const itemId = itemIdOf(action.value);
      const manager = await identifyPerson(context, slackAccountOf(body));
      const input = manager && (await showEvidence(context, manager, itemId));
      if (input === undefined) await reply(respond, notYourRepMessage());
      else {
        const chartOf = input.evidence.series === undefined ? undefined : action.value;
        const view = evidenceView({ ...input, chartOf, isChartSent: false });
        await client.views.open({ trigger_id: body.trigger_id, view });
      }
    },
  );
}
