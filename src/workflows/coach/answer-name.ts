import { mentionedUser } from '../../domain/people/find-rep.ts';
import {
  helpMessage,
  notYourRepMessage,
  whichRepMessage,
} from '../../screen/coach/help-messages.ts';
import { repMessage } from '../../screen/coach/rep-message.ts';
import { loadRep } from './load-team.ts';
import { replyWith, type AnswerWord } from './coach-answer.ts';
import { findReport } from './find-report.ts';

/** `/coach name`: one rep in detail; a name that nobody on the team has counts as an unknown word. */
export const answerName: AnswerWord = async (context, asker, name) => {
  const found = await findReport(context, asker, name);
  switch (found.found) {
    case 'one':
      return replyWith(repMessage(await loadRep(context, asker.person, found.rep), asker.today));
    case 'several':
      return replyWith(
        whichRepMessage(
          name,
          found.reps.map((rep) => rep.name),
        ),
      );
    case 'none':
      return replyWith(mentionedUser(name) === undefined ? helpMessage(name) : notYourRepMessage());
  }
};
