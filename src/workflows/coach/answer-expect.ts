import { currentExpectations } from '../../database/one-on-ones/expectations.ts';
import { helpMessage } from '../../screen/coach/help-messages.ts';
import { expectationsView } from '../../screen/one-on-ones/expectations-view.ts';
import { answerAboutRep } from './about-rep.ts';
import { replyWith, type AnswerWord } from './coach-answer.ts';

/** `/coach expect name`: the modal that says what was agreed as good. */
export const answerExpect: AnswerWord = async (context, asker, name) => {
  if (name === '') return replyWith(helpMessage());
  return answerAboutRep(context, asker, name, async (rep) => {
    const current = await currentExpectations(context.database, asker.person.id, [rep.id]);
    const view = expectationsView({ rep, current: current.get(rep.id) ?? [], today: asker.today });
    return { answer: 'modal', view };
  });
};
