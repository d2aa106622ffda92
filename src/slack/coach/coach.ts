import type { App } from '@slack/bolt';
import type { SlackAccountId } from '../../domain/ids.ts';
import { answerCoach } from '../../workflows/coach/answer-coach.ts';
import { prepareLogOfRep } from '../../workflows/one-on-ones/prepare-log.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { COMMAND } from '../../screen/ids.ts';
import { notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { openLogModal } from '../one-on-ones/open-log-modal.ts';
import { reply } from '../reply.ts';

/** `/coach …`: answers the asker alone. */
export function listenToCoach(app: App, context: WorkflowContext): void {
  app.command(COMMAND, async ({ ack, command, client, respond }) => {
    await ack();
    const user = command.user_id as SlackAccountId;
    const answer = await answerCoach(context, user, unescape(command.text));
    if (answer.answer === 'message') {
      await reply(respond, answer.message);
      return;
    }
    if (answer.answer === 'modal') {
      await client.views.open({ trigger_id: command.trigger_id, view: answer.view });
      return;
    }
    const prepared = await prepareLogOfRep(context, answer.manager, answer.rep?.id);
    if (prepared === undefined) await reply(respond, notYourRepMessage());
    else await openLogModal(client, command.trigger_id, prepared, {});
  });
}

/** Undoes what Slack does to the characters of a command's text. */
function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
