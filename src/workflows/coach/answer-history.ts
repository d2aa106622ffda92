import { helpMessage, notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { historyView } from '../../screen/one-on-ones/history-view.ts';
import { loadHistoryPage } from '../one-on-ones/load-history.ts';
import { answerAboutRep } from './about-rep.ts';
import { replyWith, type AnswerWord } from './coach-answer.ts';

/** `/coach history name`: the coaching history of the two. */
export const answerHistory: AnswerWord = async (context, asker, name) => {
  if (name === '') return replyWith(helpMessage());
  return answerAboutRep(context, asker, name, async (rep) => {
    const history = await loadHistoryPage(context, asker.person, rep.id, 0);
    if (history === undefined) return replyWith(notYourRepMessage());
    return { answer: 'modal', view: historyView(history) };
  });
};
