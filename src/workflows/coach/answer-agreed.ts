import { notAManagerMessage } from '../../screen/coach/help-messages.ts';
import { lookAtAgreed } from '../recaps/look-at-agreed.ts';
import { say, type AnswerWord } from './coach-answer.ts';

/** `/coach agreed`: what was agreed with the asker, as far as their manager shares it. */
export const answerAgreed: AnswerWord = async (context, { person }) =>
  say((await lookAtAgreed(context, person)) ?? notAManagerMessage());
