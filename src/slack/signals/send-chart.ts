import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { sendChart } from '../../workflows/programme/send-chart.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { itemIdOf, slackAccountOf } from '../payload-ids.ts';
import { evidenceView } from '../../screen/signals/evidence-view.ts';

/** Send me the chart, in the modal with the evidence: modals take no charts, messages do. */
export function listenToSendChart(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.sendChart,
    async ({ ack, action, body, client }) => {
      await ack();
      const viewId = body.view?.id;
      const user = slackAccountOf(body);
      const manager = await identifyPerson(context, user);
      if (manager === undefined || viewId === undefined) return;
      const sent = await sendChart(context, manager, user, itemIdOf(action.value), viewId);
      if (sent === undefined) {
        context.log.info(
          { person: manager.id },
          'somebody asked for a chart of another person’s item',
        );
        return;
      }
      await client.views.update({
        view_id: viewId,
        view: evidenceView({ ...sent, chartOf: undefined, isChartSent: true }),
      });
    },
  );
}
