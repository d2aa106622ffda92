import { possibleCovers } from '../../database/settings/covers.ts';
import { reportsOf } from '../../database/people/people.ts';
import { savePreference } from '../../database/settings/preferences.ts';
import type { Person } from '../../domain/people/person.ts';
import {
  findPreferenceErrors,
  settled,
  type PreferenceDraft,
  type PreferenceError,
} from '../../domain/settings/preference-draft.ts';
import { knownCountries } from './free-days.ts';
import { placeOf } from './prepare-settings.ts';
import { todayOf, zoneOf, type WorkflowContext } from '../workflow-context.ts';

export type SettingsResult =
  | { readonly result: 'saved' }
  | { readonly result: 'wrong'; readonly errors: readonly PreferenceError[] }
  /** The person manages nobody now. */
  | { readonly result: 'refused' };

/** Stores what a manager wants from the next checklist on. Saving the same again changes nothing. */
export async function saveSettings(
  context: WorkflowContext,
  manager: Person,
  draft: PreferenceDraft,
): Promise<SettingsResult> {
  const { database } = context;
  const today = todayOf(context, manager);
  const team = await reportsOf(database, manager.id, today);
  if (team.length === 0) return { result: 'refused' };
  const { parts } = await placeOf(draft.country, zoneOf(context, manager));
  const covers = await possibleCovers(database, manager, today);
  const choices = { today, covers, parts, countries: await knownCountries() };
  const errors = findPreferenceErrors(draft, choices);
  if (errors.length > 0) return { result: 'wrong', errors };
  await savePreference(database, manager.id, settled(draft, choices), context.now());
  return { result: 'saved' };
}
