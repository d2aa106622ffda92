import { linkSlackUser, managersOn } from '../database/people.ts';
import { localTime } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import type { WorkflowContext } from './workflow-context.ts';

/**
 * Looks up the managers in Slack and notes their accounts and time zones. `all` refreshes those who are known, too, since
 * people move; else only who is missing is looked up. Returns the managers whom Slack doesn't know.
 */
export async function linkSlackUsers(
  context: WorkflowContext,
  which: 'missing' | 'all',
): Promise<Person[]> {
  const today = localTime(context.now(), context.coaching.defaultTimeZone).date;
  const managers = await managersOn(context.database, today);
  const unknown: Person[] = [];
  for (const manager of managers) {
    if (which === 'missing' && manager.slackUserId !== undefined) continue;
    const account = await context.slack.findUser(manager.email);
    if (account === undefined) unknown.push(manager);
    else await linkSlackUser(context.database, manager.id, account.id, account.timeZone);
  }
  if (unknown.length > 0) {
    context.log.warn({ managers: unknown.map(({ id }) => id) }, 'managers without a Slack account');
  }
  return unknown;
}
