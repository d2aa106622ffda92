import { findPreference } from '../../database/settings/preferences.ts';
import type { Person } from '../../domain/people/person.ts';
import { isPaused } from '../../domain/settings/preference.ts';
import { isTimeToWrite } from '../../domain/checklists/sending-time.ts';
import { sendingHabit } from './sending-habit.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';

/** Whether the person may be written to now: in their working hours, on no free day, and not while they paused it. */
export async function mayWriteNow(context: WorkflowContext, person: Person): Promise<boolean> {
  const preference = await findPreference(context.database, person.id);
  if (isPaused(preference, todayOf(context, person))) return false;
  const habit = await sendingHabit(context, person, preference);
  return isTimeToWrite(context.now(), zoneOf(context, person), habit);
}
