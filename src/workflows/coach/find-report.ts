import { findRep, mentionedUser, type FoundRep } from '../../domain/people/find-rep.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import { identifyPerson } from '../people/identify-person.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import type { Asker } from './coach-answer.ts';

/** Whom of the asker's team a name or @mention means. */
export async function findReport(
  context: WorkflowContext,
  { team }: Asker,
  name: string,
): Promise<FoundRep> {
  const user = mentionedUser(name) as SlackAccountId | undefined;
  if (user === undefined || team.some((rep) => rep.slackAccountId === user)) {
    return findRep(team, name);
  }
  // The account of whoever is @mentioned need not be known yet.
  const person = await identifyPerson(context, user);
  return findRep(
    team.map((rep) => (rep.id === person?.id ? person : rep)),
    name,
  );
}
