import {
  findPersonByEmail,
  findPersonBySlackAccount,
  linkSlackAccount,
} from '../../database/people/people.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Who of the roster a Slack user is, by the e-mail address of their account; undefined for somebody else. */
export async function identifyPerson(
  context: WorkflowContext,
  user: SlackAccountId,
): Promise<Person | undefined> {
  const known = await findPersonBySlackAccount(context.database, user);
  if (known !== undefined) return known;
  const account = await context.slack.getAccount(user);
  if (account === undefined) return undefined;
  const person = await findPersonByEmail(context.database, account.email);
  if (person === undefined) return undefined;
  await linkSlackAccount(context.database, person.id, user, account.timeZone);
  return { ...person, slackAccountId: user, timeZone: account.timeZone ?? person.timeZone };
}
