import { loadChecklist } from '../../database/checklists/checklists.ts';
import { enqueue, pendingDeliveries } from '../../database/delivery/deliveries.ts';
import { managersOn } from '../../database/people/people.ts';
import { allPreferences, findPreference } from '../../database/settings/preferences.ts';
import {
  isReminderAnswered,
  remindersInVain,
  unloggedChecklists,
  type UnloggedChecklist,
} from '../../database/checklists/reminders.ts';
import { addDays, localTime, weekStart } from '../../domain/calendar.ts';
import type { ChecklistId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { isPaused, USUAL_PREFERENCE, type Preference } from '../../domain/settings/preference.ts';
import { isReminderDue } from '../../domain/checklists/sending-time.ts';
import { reminderMessage } from '../../screen/checklists/reminder-message.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import { deliver } from '../delivery/deliver.ts';
import { sendingHabit } from '../settings/sending-habit.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';

/** After so many reminders that came to nothing the next one asks whether they are to stop; without an answer they do. */
const MAX_IN_VAIN = 2;

/**
 * Reminds, once in midweek, every manager who logged none of this week's conversations and did not switch reminders off.
 * Safe to run at any time, twice, and in several processes. Returns how many were reminded now.
 */
export async function remindManagers(context: WorkflowContext): Promise<number> {
  const { database } = context;
  const today = localTime(context.now(), 'UTC').date;
  // Somewhere it is a day earlier or later.
  const weeks = { from: weekStart(addDays(today, -1)), to: weekStart(addDays(today, 1)) };
  const unlogged = await unloggedChecklists(database, weeks);
  if (unlogged.length === 0) return 0;
  const managers = new Map((await managersOn(database, today)).map((one) => [one.id, one]));
  const preferences = await allPreferences(database);
  let reminded = 0;
  for (const list of unlogged) {
    const manager = managers.get(list.managerId);
    const preference = preferences.get(list.managerId) ?? USUAL_PREFERENCE;
    if (manager === undefined || !(await isDue(context, manager, preference, list))) continue;
    if (await remind(context, manager, list.id)) reminded += 1;
  }
  if (reminded > 0) context.log.info({ reminded }, 'managers reminded');
  return reminded;
}

async function isDue(
  context: WorkflowContext,
  manager: Person,
  preference: Preference,
  { week, postedAt }: UnloggedChecklist,
): Promise<boolean> {
  if (!preference.midweekReminder || isPaused(preference, todayOf(context, manager))) return false;
  const zone = zoneOf(context, manager);
  const postedOn = localTime(postedAt, zone).date;
  const habit = await sendingHabit(context, manager, preference);
  if (!isReminderDue(context.now(), zone, { week, postedOn }, habit)) return false;
  return (await remindersInVain(context.database, manager.id, week)) <= MAX_IN_VAIN;
}

async function remind(
  context: WorkflowContext,
  manager: Person,
  checklist: ChecklistId,
): Promise<boolean> {
  if (manager.slackAccountId === undefined) return false;
  const key = reminderKey(checklist);
  await enqueue(context.database, key, manager.slackAccountId);
  const [delivery] = await pendingDeliveries(context.database, [key]);
  if (delivery === undefined) return false;
  return deliver(context, delivery, () => renderReminder(context, checklist));
}

/** The key of the delivery of a checklist's reminder. */
export function reminderKey(checklist: ChecklistId): string {
  return `reminder:${checklist}`;
}

/** The reminder of a checklist as it stands now, for the manager who got it. */
export async function renderReminder(
  context: WorkflowContext,
  id: ChecklistId,
): Promise<SlackMessage> {
  const { database } = context;
  const checklist = await loadChecklist(database, id);
  if (checklist === undefined) throw new Error(`There is no checklist ${id}.`);
  const { managerId, week } = checklist;
  return reminderMessage(checklist, {
    isQuestion: (await remindersInVain(database, managerId, week)) >= MAX_IN_VAIN,
    isAnswered: await isReminderAnswered(database, id),
    isOn: (await findPreference(database, managerId)).midweekReminder,
  });
}
