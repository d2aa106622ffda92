import { randomUUID } from 'node:crypto';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { managerOf, recapToDispute } from '../../workflows/recaps/write-to-manager.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { notSharedWithYouMessage } from '../../screen/recaps/rep-answers.ts';
import { oneOnOneIdOf, slackAccountOf } from '../payload-ids.ts';
import { writeNoteMetadata } from './note-metadata.ts';
import { reply } from '../reply.ts';
import { addPointView, disputeDataView } from '../../screen/recaps/write-to-manager-views.ts';

/** Add something, and That's not what the CRM says: each asks for the words in a modal. */
export function listenToWriteToManager(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.addPoint, async ({ ack, body, client }) => {
    await ack();
    const rep = await identifyPerson(context, slackAccountOf(body));
    const manager = rep && (await managerOf(context, rep));
    if (manager === undefined) {
      context.log.info({ person: rep?.id }, 'somebody without a manager tried to write to one');
      return;
    }
    const metadata = writeNoteMetadata({ submissionId: randomUUID() });
    const view = addPointView(manager.name, metadata);
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.disputeData,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const about = oneOnOneIdOf(action.value);
      const rep = await identifyPerson(context, slackAccountOf(body));
      const recap = rep && (await recapToDispute(context, rep, about));
      if (recap === undefined) {
        await reply(respond, notSharedWithYouMessage());
        return;
      }
      const metadata = writeNoteMetadata({ submissionId: randomUUID(), about });
      const view = disputeDataView(recap.manager.name, metadata);
      await client.views.open({ trigger_id: body.trigger_id, view });
    },
  );
}
