import {
  enqueue,
  pendingDeliveries,
  settledKeys,
  wasEnqueued,
} from '../../database/delivery/deliveries.ts';
import { newestExportDate } from '../../database/imports/newest-export.ts';
import { secondLineManagersOn } from '../../database/people/people.ts';
import { allPreferences } from '../../database/settings/preferences.ts';
import { daysBetween, localTime, type CalendarDate } from '../../domain/calendar.ts';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { isPaused, USUAL_PREFERENCE } from '../../domain/settings/preference.ts';
import { digestMessage } from '../../screen/second-line/digest-message.ts';
import { deliver } from '../delivery/deliver.ts';
import { loadManagers } from './load-managers.ts';
import { weekDue } from '../checklists/week-due.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * Sends everybody to whom managers report a digest of how those coach: once a week, with the checklists, and like them not
 * from an export that is too old. Returns how many went out now. Safe to run at any time, twice, and in several processes.
 */
export async function sendDigests(context: WorkflowContext): Promise<number> {
  const { database, coaching } = context;
  const today = localTime(context.now(), coaching.defaultTimeZone).date;
  const exportAsOf = await newestExportDate(database);
  if (exportAsOf === undefined) return 0;
  // The administrators are notified with the checklists.
  if (daysBetween(exportAsOf, today) > coaching.staleAfterDays) return 0;
  const due = await whatIsDue(context, today);
  // This is checked every five minutes of the week, and nearly always all are settled.
  const settled = await settledKeys(
    database,
    due.map(({ key }) => key),
  );
  let sent = 0;
  for (const one of due) {
    if (!settled.has(one.key) && (await sendOne(context, one))) sent += 1;
  }
  if (sent > 0) context.log.info({ digests: sent }, 'digests sent');
  return sent;
}

/** A digest that is to go out now, unless it did before. */
interface Due {
  readonly reader: Person;
  readonly recipient: SlackAccountId;
  readonly key: string;
}

async function whatIsDue(context: WorkflowContext, today: CalendarDate): Promise<Due[]> {
  const { database } = context;
  const preferences = await allPreferences(database);
  const due: Due[] = [];
  for (const reader of await secondLineManagersOn(database, today)) {
    const { id, slackAccountId: recipient } = reader;
    const preference = preferences.get(id) ?? USUAL_PREFERENCE;
    if (recipient === undefined || isPaused(preference, todayOf(context, reader))) continue;
    const week = await weekDue(context, reader, preference);
    if (week !== undefined) due.push({ reader, recipient, key: `digest:${id}:${week}` });
  }
  return due;
}

async function sendOne(
  context: WorkflowContext,
  { reader, recipient, key }: Due,
): Promise<boolean> {
  const { database } = context;
  if (!(await wasEnqueued(database, key))) await enqueue(database, key, recipient);
  const [delivery] = await pendingDeliveries(database, [key]);
  if (delivery === undefined) return false;
  return deliver(context, delivery, async () => {
    const digest = await loadManagers(context, reader);
    if (digest === undefined)
      throw new Error(`No manager reports to person ${reader.id} any more.`);
    return digestMessage(digest, todayOf(context, reader));
  });
}
