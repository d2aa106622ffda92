import { mentionedUser } from '../../domain/people/find-rep.ts';
import {
  helpMessage,
  notYourRepMessage,
  whichRepMessage,
} from '../../screen/coach/help-messages.ts';
import { repMessage } from '../../screen/coach/rep-message.ts';
import { lookAtRep } from './look-at-team.ts';
import { say, type AnswerWord } from './coach-answer.ts';
import { findReport } from './find-report.ts';

/** `/coach name`: one rep in detail; what is no name of the team is a word that nobody knows. */
export const answerName: AnswerWord = async (context, asker, name) => {
  const found = await findReport(context, asker, name);
  switch (found.found) {
    case 'one':
      return say(repMessage(await lookAtRep(context, asker.person, found.rep), asker.today));
    case 'several':
      return say(
        whichRepMessage(
          name,
          found.reps.map((rep) => rep.name),
        ),
      );
    case 'none':
      return say(mentionedUser(name) === undefined ? helpMessage(name) : notYourRepMessage());
  }
};
