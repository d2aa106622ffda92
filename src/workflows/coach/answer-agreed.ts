import { notAManagerMessage } from '../../screen/coach/help-messages.ts';
import { loadAgreed } from '../recaps/load-agreed.ts';
import { replyWith, type AnswerWord } from './coach-answer.ts';

/** `/coach agreed`: what was agreed with the asker, where their manager shares it. */
export const answerAgreed: AnswerWord = async (context, { person }) =>
  replyWith((await loadAgreed(context, person)) ?? notAManagerMessage());
