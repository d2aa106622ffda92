import { digestMessage, notSecondLineMessage } from '../../screen/second-line/digest-message.ts';
import { loadManagers } from '../second-line/load-managers.ts';
import { replyWith, type AnswerWord } from './coach-answer.ts';

/** `/coach managers`: how the managers who report to the asker coach. */
export const answerManagers: AnswerWord = async (context, { person, today }) => {
  const digest = await loadManagers(context, person);
  return replyWith(digest === undefined ? notSecondLineMessage() : digestMessage(digest, today));
};
