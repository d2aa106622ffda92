import type { PreferenceError } from '../../domain/settings/preference-draft.ts';
import { readPage } from '../../screen/coach/home-view.ts';
import { SETTINGS_BLOCKS, VIEWS } from '../../screen/ids.ts';
import { saveSettings } from '../../workflows/settings/save-settings.ts';
import { saved, submission } from '../clicks/listener.ts';
import { readSettingsForm } from './settings-form.ts';

/** Save, in the preferences' modal. */
export const settingsSubmission = submission({
  id: VIEWS.settings,
  may: 'a manager',
  problemsAt: SETTINGS_BLOCKS.weekday,
  refusal: 'Nobody reports to you in the roster any more, so there is no list to set up.',
  button: 'Save',
  parse: (metadata, values) => ({ page: readPage(metadata), draft: readSettingsForm(values) }),
  save: async ({ context, actor: manager }, { page, draft }) => {
    const result = await saveSettings(context, manager, draft);
    switch (result.result) {
      case 'saved':
        return saved(() => Promise.resolve(), page);
      case 'wrong':
        return { does: 'correct', errors: fieldErrors(result.errors) };
      case 'refused':
        return undefined;
    }
  },
});

function fieldErrors(errors: readonly PreferenceError[]): Record<string, string> {
  return Object.fromEntries(errors.map(({ field, problem }) => [SETTINGS_BLOCKS[field], problem]));
}
