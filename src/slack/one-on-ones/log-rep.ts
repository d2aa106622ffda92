import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { prepareLogOfRep } from '../../workflows/one-on-ones/prepare-log.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS, WHOLE_TEAM } from '../../screen/ids.ts';
import { openLogModal } from './open-log-modal.ts';
import { pageOf, personIdOf, slackAccountOf } from '../payload-ids.ts';

/** Log one-on-one on the App Home and under the answers to `/coach`: with one rep, or with one to be chosen. */
export function listenToLogRep(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.logRep, async ({ ack, action, body, client }) => {
    await ack();
    const rep = action.value === WHOLE_TEAM ? undefined : personIdOf(action.value);
    const manager = await identifyPerson(context, slackAccountOf(body));
    const prepared = manager && (await prepareLogOfRep(context, manager, rep));
    if (prepared === undefined) {
      context.log.info(
        { person: manager?.id },
        'somebody asked for a rep who is not on their team',
      );
      return;
    }
    await openLogModal(client, body.trigger_id, prepared, { homePage: pageOf(body) });
  });
}
