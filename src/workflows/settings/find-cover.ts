import { possibleCovers } from '../../database/settings/covers.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { isPaused, USUAL_PREFERENCE, type Preference } from '../../domain/settings/preference.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/**
 * Who gets the manager's list today: the manager, while it is paused their cover, and nobody where there is none, the
 * cover is away as well, or has lost the right to cover.
 */
export async function recipientToday(
  context: WorkflowContext,
  manager: Person,
  preferences: ReadonlyMap<PersonId, Preference>,
): Promise<Person | undefined> {
  const today = todayOf(context, manager);
  const preference = preferences.get(manager.id) ?? USUAL_PREFERENCE;
  if (!isPaused(preference, today)) return manager;
  if (preference.coverId === undefined) return undefined;
  const covers = await possibleCovers(context.database, manager, today);
  const cover = covers.find(({ id }) => id === preference.coverId);
  if (cover === undefined) {
    context.log.warn({ manager: manager.id }, 'the cover has lost the right to cover');
    return undefined;
  }
  const isAway = isPaused(preferences.get(cover.id) ?? USUAL_PREFERENCE, todayOf(context, cover));
  return isAway ? undefined : cover;
}
