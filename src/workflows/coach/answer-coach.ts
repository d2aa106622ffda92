import { reportsOf } from '../../database/people/people.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { CoachWord } from '../../screen/coach/coach-words.ts';
import { helpMessage, unknownPersonMessage } from '../../screen/coach/help-messages.ts';
import { teamMessage } from '../../screen/coach/team-message.ts';
import { answerAgreed } from './answer-agreed.ts';
import { answerChecklist } from './answer-checklist.ts';
import { answerExpect } from './answer-expect.ts';
import { answerHistory } from './answer-history.ts';
import { answerLog } from './answer-log.ts';
import { answerManagers } from './answer-managers.ts';
import { answerName } from './answer-name.ts';
import { answerSettings } from './answer-settings.ts';
import { replyWith, type AnswerWord, type CoachAnswer } from './coach-answer.ts';
import { identifyPerson } from '../people/identify-person.ts';
import { loadTeam } from './load-team.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

const ANSWERS: Readonly<Record<CoachWord, AnswerWord>> = {
  log: answerLog,
  agreed: answerAgreed,
  expect: answerExpect,
  history: answerHistory,
  managers: answerManagers,
  checklist: answerChecklist,
  settings: answerSettings,
};

/** Answers the words after `/coach`. */
export async function answerCoach(
  context: WorkflowContext,
  user: SlackAccountId,
  words: string,
): Promise<CoachAnswer> {
  const asked = words.trim();
  if (asked.toLowerCase() === 'help') return replyWith(helpMessage());
  const person = await identifyPerson(context, user);
  if (person === undefined) return replyWith(unknownPersonMessage());
  const today = todayOf(context, person);
  const team = await reportsOf(context.database, person.id, today);
  if (team.length === 0) return answerAgreed(context, { person, user, today, team }, '');
  if (asked === '') return replyWith(teamMessage(await loadTeam(context, person), today));

  const [first = '', ...rest] = asked.split(/\s+/);
  const asker = { person, user, today, team };
  const word = first.toLowerCase();
  return isCoachWord(word)
    ? ANSWERS[word](context, asker, rest.join(' '))
    : answerName(context, asker, asked);
}

function isCoachWord(word: string): word is CoachWord {
  return Object.hasOwn(ANSWERS, word);
}
