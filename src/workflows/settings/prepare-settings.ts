import { possibleCovers } from '../../database/settings/covers.ts';
import { findPreference } from '../../database/settings/preferences.ts';
import type { Person } from '../../domain/people/person.ts';
import type { SettingsViewInput } from '../../screen/settings/settings-view.ts';
import { guessCountry, knownCountries, partsOf } from './free-days.ts';
import { nextSending } from './next-sending.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';

/** What the preferences' modal shows: what is wanted now, and what there is to choose from. */
export async function prepareSettings(
  context: WorkflowContext,
  manager: Person,
): Promise<SettingsViewInput> {
  const { database } = context;
  const today = todayOf(context, manager);
  const timeZone = zoneOf(context, manager);
  const preference = await findPreference(database, manager.id);
  return {
    preference,
    today,
    timeZone,
    next: await nextSending(context, manager, preference),
    covers: await possibleCovers(database, manager, today),
    countries: await knownCountries(),
    ...(await placeOf(preference.country, timeZone)),
  };
}

/** What a choice of country means, undefined for the one of the time zone: which one it is, and its parts. */
export async function placeOf(
  country: string | undefined,
  timeZone: string,
): Promise<Pick<SettingsViewInput, 'guessed' | 'parts'>> {
  const guessed = await guessCountry(timeZone);
  const lived = country ?? guessed;
  return { guessed, parts: lived === undefined ? [] : await partsOf(lived) };
}
