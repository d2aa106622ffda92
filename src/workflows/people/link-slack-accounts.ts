import { linkedPeopleOn, linkSlackAccount, managersOn } from '../../database/people/people.ts';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Looks up the managers in Slack and notes their accounts and time zones. `all` refreshes those who are known, and the reps
 * whose accounts were found when something was shared with them, since people move; else only who is missing is looked
 * up. Returns the managers whom Slack doesn't know.
 */
export async function linkSlackAccounts(
  context: WorkflowContext,
  which: 'missing' | 'all',
): Promise<Person[]> {
  const today = localTime(context.now(), context.coaching.defaultTimeZone).date;
  const managers = await managersOn(context.database, today);
  const unknown: Person[] = [];
  for (const manager of managers) {
    if (which === 'missing' && manager.slackAccountId !== undefined) continue;
    const account = await context.slack.findAccount(manager.email);
    if (account === undefined) unknown.push(manager);
    else await linkSlackAccount(context.database, manager.id, account.id, account.timeZone);
  }
  if (which === 'all') await refreshOthers(context, today, managers);
  if (unknown.length > 0) {
    context.log.warn({ managers: unknown.map(({ id }) => id) }, 'managers without a Slack account');
  }
  return unknown;
}

async function refreshOthers(
  { database, slack }: WorkflowContext,
  today: CalendarDate,
  managers: readonly Person[],
): Promise<void> {
  const isManager = new Set(managers.map(({ id }) => id));
  for (const { id, email } of await linkedPeopleOn(database, today)) {
    if (isManager.has(id)) continue;
    const account = await slack.findAccount(email);
    if (account !== undefined) await linkSlackAccount(database, id, account.id, account.timeZone);
  }
}
