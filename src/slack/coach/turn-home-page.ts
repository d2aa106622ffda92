import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { slackAccountOf } from '../payload-ids.ts';
import { publishHome } from './publish-home.ts';
import { readPage } from '../../screen/coach/home-view.ts';

/** Earlier and Later, under a team that is longer than a page of the App Home. */
export function listenToTurnHomePage(app: App, context: WorkflowContext): void {
  for (const id of [ACTIONS.homeEarlier, ACTIONS.homeLater]) {
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, action, body, client }) => {
      await ack();
      await publishHome(context, client, slackAccountOf(body), readPage(action.value));
    });
  }
}
