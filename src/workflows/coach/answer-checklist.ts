import { findChecklistId } from '../../database/checklists/checklists.ts';
import { weekStart } from '../../domain/calendar.ts';
import { noChecklistMessage } from '../../screen/coach/help-messages.ts';
import { renderChecklist } from '../checklists/render-checklist.ts';
import { replyWith, type AnswerWord } from './coach-answer.ts';

/** `/coach checklist`: this week's again. */
export const answerChecklist: AnswerWord = async (context, { person, today }) => {
  const id = await findChecklistId(context.database, person.id, weekStart(today));
  return replyWith(
    id === undefined ? noChecklistMessage() : await renderChecklist(context, person, id),
  );
};
