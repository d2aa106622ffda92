import type { App } from '@slack/bolt';
import type { DraftError } from '../../domain/one-on-ones/one-on-one-draft.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { logOneOnOne, type LogResult } from '../../workflows/one-on-ones/log-one-on-one.ts';
import { showRecaps } from '../../workflows/recaps/show-recaps.ts';
import { updateChecklistMessage } from '../../workflows/checklists/update-checklist-message.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { LOG_BLOCKS, VIEWS } from '../../screen/ids.ts';
import { readMetadata } from './log-modal-metadata.ts';
import { slackAccountOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';
import { readLogForm } from './log-form-submission.ts';

/**
 * Save, in the log modal. It is saved before it is acknowledged, which takes milliseconds: the modal closes only over
 * what is in the database, and stays open, with what was typed, over everything else.
 */
export function listenToLogSubmission(app: App, context: WorkflowContext): void {
  app.view(VIEWS.logOneOnOne, async ({ ack, body, view, client }) => {
    const user = slackAccountOf(body);
    const metadata = readMetadata(view.private_metadata);
    const saved = await save().catch((error: unknown) => {
      context.log.error({ err: error }, 'a one-on-one could not be saved');
      return 'failed' as const;
    });
    if (saved === 'failed') {
      await ack(errorsAt(LOG_BLOCKS.heldOn, FAILED));
      return;
    }
    const { manager, result } = saved;
    if (result.result === 'wrong') {
      await ack({ response_action: 'errors', errors: fieldErrors(result.errors) });
      return;
    }
    if (result.result === 'refused' || manager === undefined) {
      await ack(errorsAt(LOG_BLOCKS.heldOn, NOT_YOURS));
      return;
    }
    await ack();
    for (const checklist of result.checklistIds) await updateChecklistMessage(context, checklist);
    await publishHome(context, client, user, metadata.homePage);
    await showRecaps(context, result.repId);

    async function save() {
      const manager = await identifyPerson(context, user);
      if (manager === undefined) return { manager, result: { result: 'refused' } as LogResult };
      const draft = readLogForm(view.state.values, manager.id, metadata.repId);
      const { submissionId, itemId, editing } = metadata;
      const result = await logOneOnOne(context, manager, draft, { submissionId, itemId, editing });
      return { manager, result };
    }
  });
}

const FAILED = 'This could not be saved just now. Nothing is lost: press Save again in a minute.';
const NOT_YOURS =
  'This person does not report to you in the roster any more, so it can’t be saved.';

function errorsAt(block: string, problem: string) {
  return { response_action: 'errors' as const, errors: { [block]: problem } };
}

function fieldErrors(errors: readonly DraftError[]): Record<string, string> {
  return Object.fromEntries(errors.map((error) => [blockOf(error), error.problem]));
}

function blockOf(error: DraftError): string {
  switch (error.field) {
    case 'commitment':
      return LOG_BLOCKS.action(error.line);
    case 'settled':
      return LOG_BLOCKS.openCommitment(error.id);
    case 'held-on':
    case 'next-on':
    case 'next-time':
    case 'share':
      return error.field;
  }
}
