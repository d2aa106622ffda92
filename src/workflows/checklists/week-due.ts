import type { CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Preference } from '../../domain/settings/preference.ts';
import { weekToSend } from '../../domain/checklists/sending-time.ts';
import { sendingHabit } from '../settings/sending-habit.ts';
import { zoneOf, type WorkflowContext } from '../workflow-context.ts';

/** The Monday of the week whose message may go to the person now, by the day, hour and holidays of their own. */
export async function weekDue(
  context: WorkflowContext,
  person: Person,
  preference: Preference,
): Promise<CalendarDate | undefined> {
  const habit = await sendingHabit(context, person, preference);
  return weekToSend(context.now(), zoneOf(context, person), habit);
}
