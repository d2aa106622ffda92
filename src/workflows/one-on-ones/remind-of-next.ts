import { openPoints } from '../../database/one-on-ones/agenda-points.ts';
import { owe, owedDeliveries, wasOwed } from '../../database/delivery/deliveries.ts';
import { findPerson } from '../../database/people/people.ts';
import { openBetween, plannedTalks, type PlannedTalk } from '../../database/one-on-ones/planned-talks.ts';
import { localTime } from '../../domain/calendar.ts';
import { isReminderDue } from '../../domain/one-on-ones/next-talk.ts';
import type { Person } from '../../domain/people/person.ts';
import { nextTalkMessage } from '../../screen/one-on-ones/next-talk-message.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from '../delivery/deliver.ts';
import { findAccount } from '../people/find-account.ts';
import { zoneOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * Sends both who talk soon what is open between them: once for each time that is planned. The rep gets it where the
 * one-on-one that planned it is shared with them. Safe to run at any time, twice, and in several processes.
 */
export async function remindOfNext(context: WorkflowContext): Promise<void> {
  const today = localTime(context.now(), context.coaching.defaultTimeZone).date;
  for (const talk of await plannedTalks(context.database, today)) {
    const manager = await findPerson(context.database, talk.managerId);
    const rep = await findPerson(context.database, talk.repId);
    if (manager === undefined || rep === undefined) continue;
    await remind(context, talk, manager, () => render(context, talk, manager, rep, 'manager'));
    if (talk.isShared) {
      await remind(context, talk, rep, () => render(context, talk, rep, manager, 'rep'));
    }
  }
}

async function remind(
  context: WorkflowContext,
  talk: PlannedTalk,
  person: Person,
  render: () => Promise<SlackMessage>,
): Promise<void> {
  const { database } = context;
  if (!isReminderDue(talk.next, context.now(), zoneOf(context, person))) return;
  // A talk that is moved is another one to be reminded of.
  const key = `next:${talk.plannedIn}:${person.id}:${talk.next.at?.toISOString() ?? talk.next.on}`;
  if (!(await wasOwed(database, key))) {
    const { slackUserId } = await findAccount(context, person);
    if (slackUserId === undefined) return;
    await owe(database, key, slackUserId);
  }
  for (const delivery of await owedDeliveries(database, [key])) {
    await deliver(context, delivery, render);
  }
}

async function render(
  context: WorkflowContext,
  { managerId, repId, next }: PlannedTalk,
  person: Person,
  other: Person,
  role: 'manager' | 'rep',
): Promise<SlackMessage> {
  const { database } = context;
  const which = role === 'manager' ? 'all' : 'shared';
  const points = await openPoints(database, managerId, repId);
  return nextTalkMessage(
    {
      role,
      other,
      at: next.at,
      open: await openBetween(database, managerId, repId, which),
      points: points.map(({ words }) => words),
    },
    { timeZone: zoneOf(context, person), now: context.now() },
  );
}
