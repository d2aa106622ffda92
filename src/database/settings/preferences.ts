import type { Selectable } from 'kysely';
import type { PersonId } from '../../domain/ids.ts';
import { USUAL_PREFERENCE, type Preference } from '../../domain/settings/preference.ts';
import type { Queryable } from '../connection.ts';
import type { PreferenceTable } from '../tables/settings.ts';

/** How the manager wants their checklists; the usual where they changed nothing. */
export async function findPreference(database: Queryable, manager: PersonId): Promise<Preference> {
  const row = await database
    .selectFrom('preference')
    .selectAll()
    .where('person_id', '=', manager)
    .executeTakeFirst();
  return row === undefined ? USUAL_PREFERENCE : toPreference(row);
}

/** The preferences of all who changed something. */
export async function allPreferences(database: Queryable): Promise<Map<PersonId, Preference>> {
  const rows = await database.selectFrom('preference').selectAll().execute();
  return new Map(rows.map((row) => [row.person_id, toPreference(row)]));
}

/** Stores what the manager wants from now on. */
export async function savePreference(
  database: Queryable,
  manager: PersonId,
  preference: Preference,
  now: Date,
): Promise<void> {
  const row = {
    weekday: preference.weekday,
    hour: preference.hour,
    max_items: preference.maxItems,
    muted_kinds: [...preference.mutedKinds],
    sensitivity: preference.sensitivity,
    paused_until: preference.pausedUntil ?? null,
    cover_id: preference.coverId ?? null,
    midweek_reminder: preference.midweekReminder,
    country: preference.country ?? null,
    region: preference.region ?? null,
    changed_at: now,
  };
  await database
    .insertInto('preference')
    .values({ person_id: manager, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}

function toPreference(row: Selectable<PreferenceTable>): Preference {
  return {
    weekday: row.weekday,
    hour: row.hour,
    maxItems: row.max_items,
    mutedKinds: row.muted_kinds,
    sensitivity: row.sensitivity,
    pausedUntil: row.paused_until ?? undefined,
    coverId: row.cover_id ?? undefined,
    midweekReminder: row.midweek_reminder,
    country: row.country ?? undefined,
    region: row.region ?? undefined,
  };
}
