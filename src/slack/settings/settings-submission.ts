import type { App } from '@slack/bolt';
import type { PreferenceError } from '../../domain/settings/preference-draft.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { saveSettings, type SettingsResult } from '../../workflows/settings/save-settings.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { SETTINGS_BLOCKS, VIEWS } from '../../screen/ids.ts';
import { slackAccountOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';
import { readPage } from '../../screen/coach/home-view.ts';
import { readSettingsForm } from './settings-form-submission.ts';

/** Save, in the preferences' modal. It is saved before it is acknowledged: the modal closes only over what is kept. */
export function listenToSettingsSubmission(app: App, context: WorkflowContext): void {
  app.view(VIEWS.settings, async ({ ack, body, view, client }) => {
    const user = slackAccountOf(body);
    const saved = await save().catch((error: unknown) => {
      context.log.error({ err: error }, 'preferences could not be saved');
      return { result: 'failed' as const };
    });
    switch (saved.result) {
      case 'saved':
        await ack();
        await publishHome(context, client, user, readPage(view.private_metadata));
        return;
      case 'wrong':
        await ack({ response_action: 'errors', errors: fieldErrors(saved.errors) });
        return;
      case 'refused':
        await ack({ response_action: 'errors', errors: { [SETTINGS_BLOCKS.weekday]: NO_TEAM } });
        return;
      case 'failed':
        await ack({ response_action: 'errors', errors: { [SETTINGS_BLOCKS.weekday]: FAILED } });
    }

    async function save(): Promise<SettingsResult> {
      const manager = await identifyPerson(context, user);
      if (manager === undefined) return { result: 'refused' };
      return saveSettings(context, manager, readSettingsForm(view.state.values));
    }
  });
}

const FAILED = 'This could not be saved just now. Press Save again in a minute.';
const NO_TEAM = 'Nobody reports to you in the roster any more, so there is no list to set up.';

function fieldErrors(errors: readonly PreferenceError[]): Record<string, string> {
  return Object.fromEntries(errors.map(({ field, problem }) => [SETTINGS_BLOCKS[field], problem]));
}
