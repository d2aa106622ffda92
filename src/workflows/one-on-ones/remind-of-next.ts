import { openPoints } from '../../database/one-on-ones/agenda-points.ts';
import { enqueue, pendingDeliveries, wasEnqueued } from '../../database/delivery/deliveries.ts';
import { findPerson } from '../../database/people/people.ts';
import {
  openBetween,
  plannedOneOnOnes,
  type PlannedOneOnOne,
} from '../../database/one-on-ones/planned-one-on-ones.ts';
import { localTime } from '../../domain/calendar.ts';
import { isReminderDue } from '../../domain/one-on-ones/next-one-on-one.ts';
import type { Person } from '../../domain/people/person.ts';
import { nextOneOnOneMessage } from '../../screen/one-on-ones/next-one-on-one-message.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from '../delivery/deliver.ts';
import { findAccount } from '../people/find-account.ts';
import { zoneOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * Sends both sides of an upcoming one-on-one what is open between them, once for each planned time. The rep gets it where the
 * one-on-one that planned it is shared with them. Safe to run at any time, twice, and in several processes.
 */
export async function remindOfNext(context: WorkflowContext): Promise<void> {
  const today = localTime(context.now(), context.coaching.defaultTimeZone).date;
  for (const oneOnOne of await plannedOneOnOnes(context.database, today)) {
    const manager = await findPerson(context.database, oneOnOne.managerId);
    const rep = await findPerson(context.database, oneOnOne.repId);
    if (manager === undefined || rep === undefined) continue;
    await remind(context, oneOnOne, manager, () =>
      render(context, oneOnOne, manager, rep, 'manager'),
    );
    if (oneOnOne.isShared) {
      await remind(context, oneOnOne, rep, () => render(context, oneOnOne, rep, manager, 'rep'));
    }
  }
}

async function remind(
  context: WorkflowContext,
  oneOnOne: PlannedOneOnOne,
  person: Person,
  render: () => Promise<SlackMessage>,
): Promise<void> {
  const { database } = context;
  if (!isReminderDue(oneOnOne.next, context.now(), zoneOf(context, person))) return;
  // A one-on-one that is moved is reminded of again.
  const key = `next:${oneOnOne.plannedIn}:${person.id}:${oneOnOne.next.at?.toISOString() ?? oneOnOne.next.on}`;
  if (!(await wasEnqueued(database, key))) {
    const { slackAccountId } = await findAccount(context, person);
    if (slackAccountId === undefined) return;
    await enqueue(database, key, slackAccountId);
  }
  for (const delivery of await pendingDeliveries(database, [key])) {
    await deliver(context, delivery, render);
  }
}

async function render(
  context: WorkflowContext,
  { managerId, repId, next }: PlannedOneOnOne,
  person: Person,
  other: Person,
  role: 'manager' | 'rep',
): Promise<SlackMessage> {
  const { database } = context;
  const which = role === 'manager' ? 'all' : 'shared';
  const points = await openPoints(database, managerId, repId);
  return nextOneOnOneMessage(
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
