import type { Database } from '#src/database/connection.ts';
import { savePreference } from '#src/database/settings/preferences.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { USUAL_PREFERENCE } from '#src/domain/settings/preference.ts';
import { ROLES, type EveryRole } from './every-role.ts';

/** The manager is away until before that day, and this person gets their list. */
export async function coverFor(
  database: Database,
  manager: PersonId,
  { cover, until }: { readonly cover: PersonId; readonly until: string },
): Promise<void> {
  const pause = { pausedUntil: calendarDate(until), coverId: cover };
  await savePreference(database, manager, { ...USUAL_PREFERENCE, ...pause }, new Date(0));
}

/** The manager's list went to the other manager, who covers until before that day. */
export async function giveListToCover(
  { database, theirs }: EveryRole,
  until: string,
): Promise<void> {
  const { id: cover } = await database
    .selectFrom('person')
    .select('id')
    .where('name', '=', ROLES['other manager'])
    .executeTakeFirstOrThrow();
  const manager = theirs.manager as PersonId;
  await database
    .updateTable('checklist')
    .set({ cover_id: cover })
    .where('manager_id', '=', manager)
    .execute();
  await coverFor(database, manager, { cover, until });
}
