import type { App } from '@slack/bolt';
import { z } from 'zod';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { commentOnInitiative, followComment } from '../../workflows/programme/show-initiatives.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { readCommentMetadata } from './comment-metadata.ts';
import { WORDS_TO_MANAGER, VIEWS } from '../../screen/ids.ts';
import { slackAccountOf } from '../payload-ids.ts';

const Form = z.object({
  [WORDS_TO_MANAGER.block]: z.object({
    [WORDS_TO_MANAGER.field]: z.object({ value: z.string().nullish() }),
  }),
});

/** Send, in the modal that asks what a manager thinks of an initiative. It is written before it is acknowledged. */
export function listenToInitiativeComments(app: App, context: WorkflowContext): void {
  app.view(VIEWS.commentInitiative, async ({ ack, body, view }) => {
    const { submissionId, initiative } = readCommentMetadata(view.private_metadata);
    const words =
      Form.parse(view.state.values)[WORDS_TO_MANAGER.block][WORDS_TO_MANAGER.field].value ?? '';
    const manager = await identifyPerson(context, slackAccountOf(body));
    const commented =
      manager === undefined
        ? 'refused'
        : await commentOnInitiative(context, manager, initiative, { submissionId, words }).catch(
            (error: unknown) => {
              context.log.error({ err: error }, 'a comment could not be saved');
              return 'failed' as const;
            },
          );
    if (commented !== 'saved' || manager === undefined) {
      const problem = PROBLEMS[commented === 'saved' ? 'refused' : commented];
      await ack({ response_action: 'errors', errors: { [WORDS_TO_MANAGER.block]: problem } });
      return;
    }
    await ack();
    await followComment(context, manager, initiative);
  });
}

const PROBLEMS = {
  empty: 'Write a word or two.',
  refused: 'You do not take part in this any more, so it can’t be sent.',
  failed: 'This could not be sent just now. Nothing is lost: press Send again in a minute.',
} as const;
