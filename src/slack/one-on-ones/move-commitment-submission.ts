import type { App } from '@slack/bolt';
import { z } from 'zod';
import { parseCalendarDate } from '../../domain/calendar.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { moveCommitment } from '../../workflows/one-on-ones/move-commitment.ts';
import { updateChecklistMessage } from '../../workflows/checklists/update-checklist-message.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { MOVE, VIEWS } from '../../screen/ids.ts';
import { readItemMetadata } from '../checklists/item-metadata.ts';
import { slackAccountOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';

const Form = z.object({
  [MOVE.block]: z.object({ [MOVE.field]: z.object({ selected_date: z.string().nullish() }) }),
});

/** Move, in the modal. It is written before it is acknowledged, so that the modal closes only over what is done. */
export function listenToMoveSubmission(app: App, context: WorkflowContext): void {
  app.view(VIEWS.moveCommitment, async ({ ack, body, view, client }) => {
    const { item, homePage } = readItemMetadata(view.private_metadata);
    const { selected_date: date } = Form.parse(view.state.values)[MOVE.block][MOVE.field];
    const manager = await identifyPerson(context, slackAccountOf(body));
    const result =
      manager && (await moveCommitment(context, manager, item, parseCalendarDate(date ?? '')));
    if (manager === undefined || result === undefined || result.result !== 'moved') {
      const problem = result?.result === 'wrong' ? result.problem : NOT_YOURS;
      await ack({ response_action: 'errors', errors: { [MOVE.block]: problem } });
      return;
    }
    await ack();
    await updateChecklistMessage(context, result.checklistId);
    await publishHome(context, client, slackAccountOf(body), homePage);
  });
}

const NOT_YOURS = 'This is no commitment of your own list.';
