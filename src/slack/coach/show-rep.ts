import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { loadRep } from '../../workflows/coach/load-team.ts';
import { findReport } from '../../workflows/one-on-ones/prepare-log.ts';
import { todayOf, type WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { personIdOf, slackAccountOf } from '../payload-ids.ts';
import { repView } from '../../screen/coach/rep-view.ts';

/** Show, on the App Home: one rep's signals and coaching in a modal. */
export function listenToShowRep(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.showRep, async ({ ack, action, body, client }) => {
    await ack();
    const manager = await identifyPerson(context, slackAccountOf(body));
    const rep = manager && (await findReport(context, manager, personIdOf(action.value)));
    if (manager === undefined || rep === undefined) {
      context.log.info(
        { person: manager?.id },
        'somebody asked for a rep who is not on their team',
      );
      return;
    }
    const detail = await loadRep(context, manager, rep);
    await client.views.open({
      trigger_id: body.trigger_id,
      view: repView(detail, todayOf(context, manager)),
    });
  });
}
