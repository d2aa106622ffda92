import {
  findChecklistId,
  findRecipient,
  saveChecklist,
} from '../../database/checklists/checklists.ts';
import { closeEarlierChecklists } from '../../database/checklists/outdated-checklists.ts';
import {
  checklistName,
  enqueue,
  pendingDeliveries,
  settledChecklists,
} from '../../database/delivery/deliveries.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import { pendingVersion } from '../../database/signals/pending-detection.ts';
import { frontLineManagersOn } from '../../database/people/people.ts';
import { allPreferences } from '../../database/settings/preferences.ts';
import { daysBetween, localTime, type CalendarDate } from '../../domain/calendar.ts';
import { itemsForCover } from '../../domain/checklists/cover-list.ts';
import type { ChecklistId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { USUAL_PREFERENCE } from '../../domain/settings/preference.ts';
import { deliver } from '../delivery/deliver.ts';
import { eachOf } from '../each-of.ts';
import { recipientToday } from '../settings/find-cover.ts';
import { detectPending } from '../signals/detect-pending.ts';
import { planChecklist } from './plan-checklist.ts';
import { renderChecklist } from './render-checklist.ts';
import {
  notifyManagerOfStaleExport,
  notifyAdministratorsOfStaleExport,
} from './notify-of-stale-export.ts';
import { weekDue } from './week-due.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

export interface SendResult {
  /** The e-mail addresses of the managers whose checklist went out now, to them or to their cover. */
  readonly sent: readonly string[];
  /** The date of the newest export, where it is too old to send anything from; administrators are notified. */
  readonly staleExport: CalendarDate | undefined;
  /** Who should have got a checklist and has no Slack account under their address. */
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

/** A manager's list that is to go out now, unless it did before. */
interface Due {
  readonly manager: Person;
  /** The manager or their cover. */
  readonly recipient: Person;
  readonly week: CalendarDate;
}

/**
 * Sends the checklists that are due and were not sent: one for each manager and week. Safe to run at any time, twice,
 * and in several processes.
 */
export async function sendChecklists(
  context: WorkflowContext,
  options: SendOptions = {},
): Promise<SendResult> {
  const { database } = context;
  const exportAsOf = await newestExportDate(database);
  if (exportAsOf === undefined) return { sent: [], staleExport: undefined, withoutSlack: [] };

  const today = localTime(context.now(), context.coaching.defaultTimeZone).date;
  const due = await whatIsDue(context, options, today);
  if (due.length === 0) return { sent: [], staleExport: undefined, withoutSlack: [] };

  if (daysBetween(exportAsOf, today) > context.coaching.staleAfterDays) {
    await notifyOfStaleExport(context, due, exportAsOf);
    return { sent: [], staleExport: exportAsOf, withoutSlack: [] };
  }
  await detectPending(database);
  const sent: string[] = [];
  const withoutSlack: string[] = [];
  await eachOf(due, AT_ONCE, async (one) => {
    if (one.recipient.slackAccountId === undefined) withoutSlack.push(one.recipient.email);
    else if (await sendOne(context, one, exportAsOf)) sent.push(one.manager.email);
  });
  if (sent.length > 0) context.log.info({ checklists: sent.length }, 'checklists sent');
  return { sent: sent.toSorted(), staleExport: undefined, withoutSlack };
}

async function whatIsDue(
  context: WorkflowContext,
  options: SendOptions,
  today: CalendarDate,
): Promise<Due[]> {
  const { database } = context;
  const managers =
    options.manager === undefined ? await frontLineManagersOn(database, today) : [options.manager];
  const preferences = await allPreferences(database);
  const inTime: Due[] = [];
  for (const manager of managers) {
    const recipient = await recipientToday(context, manager, preferences);
    if (recipient === undefined) continue;
    // A cover gets it by their own day, hour and holidays, with their own list.
    const preference = preferences.get(recipient.id) ?? USUAL_PREFERENCE;
    const week = options.week ?? (await weekDue(context, recipient, preference));
    if (week !== undefined) inTime.push({ manager, recipient, week });
  }
  // This is checked every five minutes of the week, and nearly always all are settled.
  const settled = await settledChecklists(database, [...new Set(inTime.map(({ week }) => week))]);
  return inTime.filter(({ manager, week }) => !settled.has(checklistName(manager.id, week)));
}

async function notifyOfStaleExport(
  context: WorkflowContext,
  due: readonly Due[],
  exportAsOf: CalendarDate,
): Promise<void> {
  const waiting: Due[] = [];
  for (const one of due) {
    const checklist = await findChecklistId(context.database, one.manager.id, one.week);
    if (checklist === undefined) waiting.push(one);
  }
  if (waiting.length === 0) return;
  const isOperationsNotified = await notifyAdministratorsOfStaleExport(context, exportAsOf);
  for (const { manager, recipient, week } of waiting) {
    // A cover has no commitments of this team to be reminded of.
    if (recipient.id !== manager.id) continue;
    await notifyManagerOfStaleExport(context, manager, { week, exportAsOf, isOperationsNotified });
  }
}

async function sendOne(
  context: WorkflowContext,
  due: Due,
  exportAsOf: CalendarDate,
): Promise<boolean> {
  const { database } = context;
  const checklist =
    (await findChecklistId(database, due.manager.id, due.week)) ??
    (await enqueueChecklist(context, due, exportAsOf));
  if (checklist === undefined) return false;
  const [delivery] = await pendingDeliveries(database, [`checklist:${checklist}`]);
  if (delivery === undefined) return false;
  return deliver(context, delivery, async () =>
    renderChecklist(context, await findRecipient(database, checklist), checklist),
  );
}

/**
 * Plans the manager's week and enqueues it, both or neither. Enqueues nothing for a week without items, and nothing while a
 * detection is pending: another process is at it, and the next tick plans.
 */
async function enqueueChecklist(
  context: WorkflowContext,
  { manager, recipient, week }: Due,
  exportAsOf: CalendarDate,
): Promise<ChecklistId | undefined> {
  const isCovered = recipient.id !== manager.id;
  return context.database.transaction().execute(async (transaction) => {
    if ((await pendingVersion(transaction)) !== undefined) return undefined;
    const { guides } = context.coaching;
    const planned = await planChecklist(transaction, manager.id, week, guides);
    const items = isCovered ? itemsForCover(planned) : planned;
    if (items.length === 0 || recipient.slackAccountId === undefined) return undefined;
    const id = await saveChecklist(transaction, {
      managerId: manager.id,
      week,
      exportAsOf,
      items,
      beginsOn: todayOf(context, recipient),
      ...(isCovered && { coverId: recipient.id }),
    });
    await closeEarlierChecklists(transaction, manager.id, week, context.now());
    await enqueue(transaction, `checklist:${id}`, recipient.slackAccountId, id);
    return id;
  });
}
