import type { App } from '@slack/bolt';
import { z } from 'zod';
import {
  assignOwner,
  findAdministrator,
  followAssignment,
} from '../../workflows/imports/assign-owner.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ASSIGN, VIEWS } from '../../screen/ids.ts';
import { readOwnerInNotice } from './owner-in-notice.ts';
import { personIdOf, slackAccountOf } from '../payload-ids.ts';

const Form = z.object({
  [ASSIGN.block]: z.object({
    [ASSIGN.field]: z.object({ selected_option: z.object({ value: z.string() }) }),
  }),
});

/** Assign, in the modal. It is written before it is acknowledged, so that the modal closes only over what is done. */
export function listenToAssignSubmission(app: App, context: WorkflowContext): void {
  app.view(VIEWS.assignOwner, async ({ ack, body, view }) => {
    const owner = readOwnerInNotice(view.private_metadata);
    const chosen = Form.parse(view.state.values)[ASSIGN.block][ASSIGN.field].selected_option.value;
    const wrong = await assign().catch((error: unknown) => {
      context.log.error({ err: error }, 'an owner could not be assigned');
      return FAILED;
    });
    if (wrong !== undefined) {
      await ack({ response_action: 'errors', errors: { [ASSIGN.block]: wrong } });
      return;
    }
    await ack();
    await followAssignment(context, owner);

    async function assign(): Promise<string | undefined> {
      const administrator = await findAdministrator(context, slackAccountOf(body));
      if (administrator === undefined) return NOT_ALLOWED;
      const isDone = await assignOwner(context, owner, personIdOf(chosen), administrator);
      return isDone ? undefined : GONE;
    }
  });
}

const FAILED = 'This could not be saved just now. Press Assign again in a minute.';
const NOT_ALLOWED = 'Only the people who run Frontline can do this.';
const GONE = 'This person is not known any more. Close this and press the button again.';
