import type { DraftError } from '../../domain/one-on-ones/one-on-one-draft.ts';
import { LOG_BLOCKS, VIEWS } from '../../screen/ids.ts';
import { loggedView } from '../../screen/one-on-ones/logged-view.ts';
import { showChecklistsOf } from '../../workflows/checklists/show-checklists.ts';
import { logOneOnOne } from '../../workflows/one-on-ones/log-one-on-one.ts';
import { showRecaps } from '../../workflows/recaps/show-recaps.ts';
import { saved, submission } from '../clicks/listener.ts';
import { readLogForm } from './log-form.ts';
import { readMetadata } from './log-modal-metadata.ts';

/** Save, in the log modal. It stays open, with what was typed, over everything that is not in the database. */
export const logOneOnOneSubmission = submission({
  id: VIEWS.logOneOnOne,
  may: 'the manager of this rep, or their cover',
  problemsAt: LOG_BLOCKS.heldOn,
  refusal: 'This person does not report to you in the roster any more, so it can’t be saved.',
  button: 'Save',
  parse: (metadata, values) => ({ ...readMetadata(metadata), values }),
  save: async (
    { context, actor: manager },
    { repId, homePage, values, submissionId, itemId, editing, confirms },
  ) => {
    const draft = readLogForm(values, manager.id, repId);
    const result = await logOneOnOne(context, manager, draft, {
      submissionId,
      itemId,
      editing,
    });
    switch (result.result) {
      case 'saved':
        return {
          ...saved(async () => {
            await showChecklistsOf(context, manager.id);
            await showRecaps(context, result.repId);
          }, homePage),
          modal: confirms === true ? loggedView(result.logged) : undefined,
        };
      case 'wrong':
        return { does: 'correct', errors: fieldErrors(result.errors) };
      case 'refused':
        return undefined;
    }
  },
});

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
