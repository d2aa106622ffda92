import { helpMessage, notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { historyView } from '../../screen/one-on-ones/history-view.ts';
import { lookAtHistory } from '../one-on-ones/look-at-history.ts';
import { answerAboutRep } from './about-rep.ts';
import { say, type AnswerWord } from './coach-answer.ts';

/** `/coach history name`: what the two have behind them. */
export const answerHistory: AnswerWord = async (context, asker, name) => {
  if (name === '') return say(helpMessage());
  return answerAboutRep(context, asker, name, async (rep) => {
    const history = await lookAtHistory(context, asker.person, rep.id, 0);
    if (history === undefined) return say(notYourRepMessage());
    return { answer: 'modal', view: historyView(history) };
  });
};
