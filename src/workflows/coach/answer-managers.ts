import { digestMessage, notSecondLineMessage } from '../../screen/second-line/digest-message.ts';
import { lookAtManagers } from '../second-line/look-at-managers.ts';
import { say, type AnswerWord } from './coach-answer.ts';

/** `/coach managers`: how the managers who report to the asker coach. */
export const answerManagers: AnswerWord = async (context, { person, today }) => {
  const digest = await lookAtManagers(context, person);
  return say(digest === undefined ? notSecondLineMessage() : digestMessage(digest, today));
};
