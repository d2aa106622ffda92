import {
  findPersonByEmail,
  findPersonBySlackAccount,
  linkSlackAccount,
} from '../../database/people/people.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import { isEmployedOn, type Person } from '../../domain/people/person.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * Who of the roster a Slack user is, by the e-mail address of their account; undefined for somebody else, and for whom
 * doesn't work there today: from the day after their last, an account gets what a stranger's does.
 */
export async function identifyPerson(
  context: WorkflowContext,
  user: SlackAccountId,
): Promise<Person | undefined> {
  const known = await findPersonBySlackAccount(context.database, user);
  if (known !== undefined) return isAtWork(context, known) ? known : undefined;
  const account = await context.slack.getAccount(user);
  if (account === undefined) return undefined;
  const person = await findPersonByEmail(context.database, account.email);
  if (person === undefined) return undefined;
  const found = {
    ...person,
    slackAccountId: user,
    timeZone: account.timeZone ?? person.timeZone,
  };
  if (!isAtWork(context, found)) return undefined;
  await linkSlackAccount(context.database, person.id, user, account.timeZone);
  return found;
}

/** Whether the person works there on the day that their clock shows. */
export function isAtWork(
  context: Pick<WorkflowContext, 'coaching' | 'now'>,
  person: Person,
): boolean {
  return isEmployedOn(person, todayOf(context, person));
}
