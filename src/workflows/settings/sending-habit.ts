import type { Person } from '../../domain/people/person.ts';
import type { Preference } from '../../domain/settings/preference.ts';
import type { SendingHabit } from '../../domain/checklists/sending-time.ts';
import { freeDaysAround, guessCountry } from './free-days.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';

/** When the person wants their messages, and which days are free where they live. */
export async function sendingHabit(
  context: WorkflowContext,
  person: Person,
  { weekday, hour, country, region }: Preference,
): Promise<SendingHabit> {
  const lived = country ?? (await guessCountry(zoneOf(context, person)));
  const freeDays = await freeDaysAround(todayOf(context, person), lived, region);
  return { weekday, hour, freeDays };
}
