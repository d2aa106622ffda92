import { owe, owedDeliveries, wasOwed } from '../database/deliveries.ts';
import { localTime, type CalendarDate } from '../domain/calendar.ts';
import { staleExportMessage } from '../slack/messages/stale-export-messages.ts';
import { deliver } from './deliver.ts';
import type { WorkflowContext } from './workflow-context.ts';

/** Tells each administrator, once for this export, why no checklists go out. */
export async function tellStaleExport(
  context: WorkflowContext,
  exportAsOf: CalendarDate,
): Promise<void> {
  const { database, slack, log, coaching } = context;
  const keys: string[] = [];
  for (const email of coaching.adminEmails) {
    const key = `stale-export:${exportAsOf}:${email}`;
    keys.push(key);
    if (await wasOwed(database, key)) continue;
    const account = await slack.findUser(email);
    if (account === undefined) log.warn('an address in ADMIN_EMAILS has no Slack account');
    else await owe(database, key, account.id);
  }
  const today = localTime(context.now(), coaching.defaultTimeZone).date;
  for (const delivery of await owedDeliveries(database, keys)) {
    await deliver(context, delivery, () =>
      Promise.resolve(staleExportMessage(exportAsOf, today, coaching.staleAfterDays)),
    );
  }
}
