import { findChecklistId, saveChecklist } from '../database/checklists.ts';
import { checklistName, owe, owedDeliveries, settledChecklists } from '../database/deliveries.ts';
import { newestExportDate } from '../database/newest-export.ts';
import { frontLineManagersOn } from '../database/people.ts';
import { daysBetween, localTime, type CalendarDate } from '../domain/calendar.ts';
import type { ChecklistId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { weekToSend } from '../domain/sending-time.ts';
import { deliver } from './deliver.ts';
import { eachOf } from './each-of.ts';
import { planChecklist } from './plan-checklist.ts';
import { renderChecklist } from './render-checklist.ts';
import { tellStaleExport } from './tell-stale-export.ts';
import { zoneOf, type WorkflowContext } from './workflow-context.ts';

export interface SendResult {
  /** The e-mail addresses of the managers whose checklist went out now. */
  readonly sent: readonly string[];
  /** The date of the newest export, where it is too old to send anything from; administrators are told. */
  readonly staleExport: CalendarDate | undefined;
  /** Managers without a Slack account under their address. */
  readonly withoutSlack: readonly string[];
}

export interface SendOptions {
  /** Only this manager's. */
  readonly manager?: Person;
  /** Sends this week's now, whatever the hour; a Monday. */
  readonly week?: CalendarDate;
}

/** Slack's limits allow four messages a second. Each holds a database connection while it is posted. */
const AT_ONCE = 4;

/**
 * Sends the checklists that are due and were not sent: to each manager once a week. Safe to run at any time, twice, and
 * in several processes.
 */
export async function sendChecklists(
  context: WorkflowContext,
  options: SendOptions = {},
): Promise<SendResult> {
  const { database } = context;
  const exportAsOf = await newestExportDate(database);
  if (exportAsOf === undefined) return { sent: [], staleExport: undefined, withoutSlack: [] };

  const today = localTime(context.now(), context.coaching.defaultTimeZone).date;
  const managers =
    options.manager === undefined ? await frontLineManagersOn(database, today) : [options.manager];
  const inTime = managers.flatMap((manager) => {
    const week = options.week ?? weekToSend(context.now(), zoneOf(context, manager));
    return week === undefined ? [] : [{ manager, week }];
  });
  // Every five minutes of the week this is asked anew, and nearly always all are settled.
  const settled = await settledChecklists(database, [...new Set(inTime.map(({ week }) => week))]);
  const due = inTime.filter(({ manager, week }) => !settled.has(checklistName(manager.id, week)));
  if (due.length === 0) return { sent: [], staleExport: undefined, withoutSlack: [] };

  if (daysBetween(exportAsOf, today) > context.coaching.staleAfterDays) {
    await tellStaleExport(context, exportAsOf);
    return { sent: [], staleExport: exportAsOf, withoutSlack: [] };
  }
  const sent: string[] = [];
  const withoutSlack: string[] = [];
  await eachOf(due, AT_ONCE, async ({ manager, week }) => {
    if (manager.slackUserId === undefined) withoutSlack.push(manager.email);
    else if (await sendOne(context, manager, week, exportAsOf)) sent.push(manager.email);
  });
  return { sent: sent.toSorted(), staleExport: undefined, withoutSlack };
}

async function sendOne(
  context: WorkflowContext,
  manager: Person,
  week: CalendarDate,
  exportAsOf: CalendarDate,
): Promise<boolean> {
  const checklist =
    (await findChecklistId(context.database, manager.id, week)) ??
    (await oweChecklist(context, manager, week, exportAsOf));
  if (checklist === undefined) return false;
  const [delivery] = await owedDeliveries(context.database, [`checklist:${checklist}`]);
  if (delivery === undefined) return false;
  return deliver(context, delivery, () => renderChecklist(context, manager, checklist));
}

/** Plans the manager's week and notes that it is owed, both or neither. A week without items owes nothing. */
async function oweChecklist(
  context: WorkflowContext,
  manager: Person,
  week: CalendarDate,
  exportAsOf: CalendarDate,
): Promise<ChecklistId | undefined> {
  return context.database.transaction().execute(async (transaction) => {
    const items = await planChecklist(transaction, manager.id, week, context.coaching.guides);
    if (items.length === 0 || manager.slackUserId === undefined) return undefined;
    const id = await saveChecklist(transaction, { managerId: manager.id, week, exportAsOf, items });
    await owe(transaction, `checklist:${id}`, manager.slackUserId, id);
    return id;
  });
}
