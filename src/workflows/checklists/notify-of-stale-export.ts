import { pendingDeliveries, wasEnqueued } from '../../database/delivery/deliveries.ts';
import { openCommitmentsOf } from '../../database/one-on-ones/open-commitments.ts';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import {
  staleExportForManagerMessage,
  staleExportMessage,
} from '../../screen/checklists/stale-export-messages.ts';
import { notifyAdministrators } from '../delivery/notify-administrators.ts';
import { notifyOnce } from '../delivery/notify-once.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * Notifies each administrator, once for this export, why no checklists go out. Returns whether anybody was
 * notified, now or before.
 */
export async function notifyAdministratorsOfStaleExport(
  context: WorkflowContext,
  exportAsOf: CalendarDate,
): Promise<boolean> {
  const { now, coaching } = context;
  const today = localTime(now(), coaching.defaultTimeZone).date;
  return notifyAdministrators(context, `stale-export:${exportAsOf}`, () =>
    Promise.resolve(staleExportMessage(exportAsOf, today, coaching.staleAfterDays)),
  );
}

/** Notifies a manager, once a week, why there is no checklist, with what was agreed and is still open. */
export async function notifyManagerOfStaleExport(
  context: WorkflowContext,
  manager: Person,
  stale: {
    /** The Monday. */
    readonly week: CalendarDate;
    readonly exportAsOf: CalendarDate;
    readonly isOperationsNotified: boolean;
  },
): Promise<void> {
  const { week, exportAsOf, isOperationsNotified } = stale;
  const key = `stale-export:${week}:manager:${manager.id}`;
  if (manager.slackAccountId === undefined || (await isAlreadyNotified(context, key))) return;
  const today = todayOf(context, manager);
  const commitments = await openCommitmentsOf(context.database, manager.id, today);
  const input = { exportAsOf, today, isOperationsNotified, commitments };
  const message = staleExportForManagerMessage(input);
  await notifyOnce(context, key, manager.slackAccountId, message);
}

/** Saves the query for what is open, which every tick of the week would repeat. */
async function isAlreadyNotified({ database }: WorkflowContext, key: string): Promise<boolean> {
  return (
    (await wasEnqueued(database, key)) && (await pendingDeliveries(database, [key])).length === 0
  );
}
