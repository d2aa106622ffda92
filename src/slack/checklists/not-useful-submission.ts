import type { App } from '@slack/bolt';
import { z } from 'zod';
import { FEEDBACK_REASONS } from '../../domain/checklists/feedback.ts';
import { giveFeedback } from '../../workflows/checklists/give-feedback.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { updateChecklistMessage } from '../../workflows/checklists/update-checklist-message.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { NOT_USEFUL, VIEWS } from '../../screen/ids.ts';
import { readItemMetadata } from './item-metadata.ts';
import { slackAccountOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';

const Form = z.object({
  [NOT_USEFUL.block]: z.object({
    [NOT_USEFUL.field]: z.object({
      selected_option: z.object({ value: z.enum(FEEDBACK_REASONS) }),
    }),
  }),
});

/** Send, in the modal that asks why an item was not useful. */
export function listenToNotUsefulSubmission(app: App, context: WorkflowContext): void {
  app.view(VIEWS.notUseful, async ({ ack, body, view, client }) => {
    const { item, homePage } = readItemMetadata(view.private_metadata);
    const form = Form.parse(view.state.values);
    const reason = form[NOT_USEFUL.block][NOT_USEFUL.field].selected_option.value;
    const manager = await identifyPerson(context, slackAccountOf(body));
    const checklist =
      manager && (await giveFeedback(context, manager, item, { verdict: 'not-useful', reason }));
    if (manager === undefined || checklist === undefined) {
      await ack({ response_action: 'errors', errors: { [NOT_USEFUL.block]: NOT_YOURS } });
      return;
    }
    await ack();
    await updateChecklistMessage(context, checklist);
    await publishHome(context, client, slackAccountOf(body), homePage);
  });
}

const NOT_YOURS = 'This is no item of your own list.';
