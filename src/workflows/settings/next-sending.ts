import { findChecklistId } from '../../database/checklists/checklists.ts';
import { weekStart, type CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import { isPaused, type Preference } from '../../domain/settings/preference.ts';
import { nextSendingDay, openDay } from '../../domain/checklists/sending-time.ts';
import { sendingHabit } from './sending-habit.ts';
import { zoneOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * The day on which the manager's next checklist comes, as they want it now: this week's while there is none, after a
 * pause the first from then on. Undefined where no working day is known.
 */
export async function nextSending(
  context: WorkflowContext,
  manager: Person,
  preference: Preference,
): Promise<CalendarDate | undefined> {
  const today = openDay(context.now(), zoneOf(context, manager));
  const { pausedUntil } = preference;
  const from = pausedUntil !== undefined && isPaused(preference, today) ? pausedUntil : today;
  const sent = await findChecklistId(context.database, manager.id, weekStart(from));
  const habit = await sendingHabit(context, manager, preference);
  return nextSendingDay(from, sent !== undefined, habit);
}
