import { notYourRepMessage, whichRepMessage } from '../../slack/messages/help-messages.ts';
import { say, type AnswerWord } from './coach-answer.ts';
import { findReport } from './find-report.ts';

/** `/coach log name`: the modal for that rep, or for one to be chosen. */
export const answerLog: AnswerWord = async (context, asker, name) => {
  if (name === '') return { answer: 'log', manager: asker.person, rep: undefined };
  const found = await findReport(context, asker, name);
  switch (found.found) {
    case 'one':
      return { answer: 'log', manager: asker.person, rep: found.rep };
    case 'several':
      return say(
        whichRepMessage(
          name,
          found.reps.map((rep) => rep.name),
        ),
      );
    case 'none':
      return say(notYourRepMessage());
  }
};
