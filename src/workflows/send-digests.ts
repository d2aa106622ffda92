import { owe, owedDeliveries, wasOwed } from '../database/deliveries.ts';
import { newestExportDate } from '../database/newest-export.ts';
import { peopleOn } from '../database/people.ts';
import { findPreference } from '../database/preferences.ts';
import { daysBetween, localTime } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import { isPaused } from '../domain/preference.ts';
import { reportingLines } from '../domain/reporting-lines.ts';
import { digestMessage } from '../slack/messages/digest-message.ts';
import { deliver } from './deliver.ts';
import { lookAtManagers } from './look-at-managers.ts';
import { weekDue } from './week-due.ts';
import { todayOf, type WorkflowContext } from './workflow-context.ts';

/**
 * Sends everybody to whom managers report how those coach: once a week, at the time of the checklists, and like them not
 * from an export that is too old. Returns how many went out now. Safe to run at any time, twice, and in several processes.
 */
export async function sendDigests(context: WorkflowContext): Promise<number> {
  const { database, coaching } = context;
  const today = localTime(context.now(), coaching.defaultTimeZone).date;
  const exportAsOf = await newestExportDate(database);
  if (exportAsOf === undefined) return 0;
  // The administrators hear of it with the checklists.
  if (daysBetween(exportAsOf, today) > coaching.staleAfterDays) return 0;
  const people = await peopleOn(database, today);
  const lines = reportingLines(people);
  let sent = 0;
  for (const reader of people.filter(({ id }) => lines.isSecondLine(id))) {
    if (await sendOne(context, reader)) sent += 1;
  }
  return sent;
}

async function sendOne(context: WorkflowContext, reader: Person): Promise<boolean> {
  const { database } = context;
  const preference = await findPreference(database, reader.id);
  if (isPaused(preference, todayOf(context, reader))) return false;
  const week = await weekDue(context, reader, preference);
  if (week === undefined || reader.slackUserId === undefined) return false;
  const key = `digest:${reader.id}:${week}`;
  if (!(await wasOwed(database, key))) await owe(database, key, reader.slackUserId);
  const [delivery] = await owedDeliveries(database, [key]);
  if (delivery === undefined) return false;
  return deliver(context, delivery, async () => {
    const digest = await lookAtManagers(context, reader);
    if (digest === undefined)
      throw new Error(`No manager reports to person ${reader.id} any more.`);
    return digestMessage(digest, todayOf(context, reader));
  });
}
