import { randomUUID } from 'node:crypto';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { findInitiative } from '../../workflows/programme/find-initiative.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { writeCommentMetadata } from './comment-metadata.ts';
import { notYourInitiativeMessage } from '../../screen/coach/help-messages.ts';
import { initiativeIdOf, slackAccountOf } from '../payload-ids.ts';
import { reply } from '../reply.ts';
import { commentInitiativeView } from '../../screen/programme/comment-initiative-view.ts';

/** Comment, under an initiative that is to start: asks for the words in a modal. */
export function listenToCommentInitiative(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.commentInitiative,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const id = initiativeIdOf(action.value);
      const manager = await identifyPerson(context, slackAccountOf(body));
      const initiative = manager && (await findInitiative(context, manager, id));
      if (initiative === undefined) {
        await reply(respond, notYourInitiativeMessage());
        return;
      }
      const metadata = writeCommentMetadata({ submissionId: randomUUID(), initiative: id });
      const view = commentInitiativeView(initiative.name, metadata);
      await client.views.open({ trigger_id: body.trigger_id, view });
    },
  );
}
