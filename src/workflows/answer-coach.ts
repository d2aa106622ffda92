import { reportsOf } from '../database/people.ts';
import type { SlackUserId } from '../domain/ids.ts';
import type { CoachWord } from '../slack/messages/coach-words.ts';
import { helpMessage, unknownPersonMessage } from '../slack/messages/help-messages.ts';
import { teamMessage } from '../slack/messages/team-message.ts';
import { answerAgreed } from './coach/answer-agreed.ts';
import { answerChecklist } from './coach/answer-checklist.ts';
import { answerExpect } from './coach/answer-expect.ts';
import { answerHistory } from './coach/answer-history.ts';
import { answerLog } from './coach/answer-log.ts';
import { answerManagers } from './coach/answer-managers.ts';
import { answerName } from './coach/answer-name.ts';
import { answerSettings } from './coach/answer-settings.ts';
import { say, type AnswerWord, type CoachAnswer } from './coach/coach-answer.ts';
import { identifyPerson } from './identify-person.ts';
import { lookAtTeam } from './look-at-team.ts';
import { todayOf, type WorkflowContext } from './workflow-context.ts';

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
  user: SlackUserId,
  words: string,
): Promise<CoachAnswer> {
  const asked = words.trim();
  if (asked.toLowerCase() === 'help') return say(helpMessage());
  const person = await identifyPerson(context, user);
  if (person === undefined) return say(unknownPersonMessage());
  const today = todayOf(context, person);
  const team = await reportsOf(context.database, person.id, today);
  if (team.length === 0) return answerAgreed(context, { person, user, today, team }, '');
  if (asked === '') return say(teamMessage(await lookAtTeam(context, person), today));

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
