import { linkSlackAccount } from '../../database/people/people.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** The person with their Slack account, looked up by e-mail address where it is not known yet; without one where Slack knows none. */
export async function findAccount(context: WorkflowContext, person: Person): Promise<Person> {
  if (person.slackAccountId !== undefined) return person;
  const account = await context.slack.findAccount(person.email);
  if (account === undefined) return person;
  await linkSlackAccount(context.database, person.id, account.id, account.timeZone);
  return { ...person, slackAccountId: account.id, timeZone: account.timeZone ?? person.timeZone };
}
