import { findChecklistId } from '../database/checklists.ts';
import { reportsOf } from '../database/people.ts';
import { weekStart } from '../domain/calendar.ts';
import { findRep, mentionedUser } from '../domain/find-rep.ts';
import type { SlackUserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import {
  helpMessage,
  noChecklistMessage,
  notAManagerMessage,
  notYourRepMessage,
  unknownPersonMessage,
  whichRepMessage,
} from '../slack/messages/help-messages.ts';
import { repMessage } from '../slack/messages/rep-message.ts';
import type { SlackMessage } from '../slack/messages/slack-message.ts';
import { teamMessage } from '../slack/messages/team-message.ts';
import { identifyPerson } from './identify-person.ts';
import { lookAtRep, lookAtTeam } from './look-at-team.ts';
import { renderChecklist } from './render-checklist.ts';
import { todayOf, type WorkflowContext } from './workflow-context.ts';

/** What `/coach …` leads to: an answer for the asker alone, or the modal that logs a one-on-one. */
export type CoachAnswer =
  | { readonly answer: 'message'; readonly message: SlackMessage }
  /** The rep is undefined where the modal is to ask for one. */
  | { readonly answer: 'log'; readonly manager: Person; readonly rep: Person | undefined };

const LOG = /^log(?:\s+(.*))?$/is;

/** Answers the words after `/coach`. */
export async function answerCoach(
  context: WorkflowContext,
  user: SlackUserId,
  words: string,
): Promise<CoachAnswer> {
  const asked = words.trim();
  if (asked.toLowerCase() === 'help') return say(helpMessage());
  const manager = await identifyPerson(context, user);
  if (manager === undefined) return say(unknownPersonMessage());
  const today = todayOf(context, manager);
  const team = await reportsOf(context.database, manager.id, today);
  if (team.length === 0) return say(notAManagerMessage());

  if (asked === '') return say(teamMessage(await lookAtTeam(context, manager), today));
  if (asked.toLowerCase() === 'checklist') {
    const id = await findChecklistId(context.database, manager.id, weekStart(today));
    return say(
      id === undefined ? noChecklistMessage() : await renderChecklist(context, manager, id),
    );
  }
  const log = LOG.exec(asked);
  const name = log === null ? asked : (log[1] ?? '');
  if (log !== null && name === '') return { answer: 'log', manager, rep: undefined };
  const found = findRep(await withSlackUser(context, team, name), name);
  switch (found.found) {
    case 'one':
      return log === null
        ? say(repMessage(await lookAtRep(context, manager, found.rep), today))
        : { answer: 'log', manager, rep: found.rep };
    case 'several':
      return say(
        whichRepMessage(
          name,
          found.reps.map((rep) => rep.name),
        ),
      );
    case 'none':
      return say(
        log !== null || mentionedUser(name) !== undefined ? notYourRepMessage() : helpMessage(name),
      );
  }
}

function say(message: SlackMessage): CoachAnswer {
  return { answer: 'message', message };
}

/** The team, with the account of whoever is @mentioned where it was not known yet. */
async function withSlackUser(
  context: WorkflowContext,
  team: readonly Person[],
  name: string,
): Promise<readonly Person[]> {
  const user = mentionedUser(name) as SlackUserId | undefined;
  if (user === undefined || team.some((rep) => rep.slackUserId === user)) return team;
  const person = await identifyPerson(context, user);
  return team.map((rep) => (rep.id === person?.id ? person : rep));
}
