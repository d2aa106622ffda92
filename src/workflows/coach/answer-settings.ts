import { settingsView } from '../../screen/settings/settings-view.ts';
import { prepareSettings } from '../settings/prepare-settings.ts';
import type { AnswerWord } from './coach-answer.ts';

/** `/coach settings`: the preferences in a modal. */
export const answerSettings: AnswerWord = async (context, { person }) => ({
  answer: 'modal',
  view: settingsView(await prepareSettings(context, person)),
});
