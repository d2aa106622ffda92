import { sql } from 'kysely';
import type { PersonId } from '../../domain/ids.ts';
import { USUAL_PREFERENCE } from '../../domain/settings/preference.ts';
import type { Queryable } from '../connection.ts';

/** Whether a manager had the whole log modal open last. */
export async function logsInFull(database: Queryable, manager: PersonId): Promise<boolean> {
  const row = await database
    .selectFrom('preference')
    .select('logs_in_full')
    .where('person_id', '=', manager)
    .executeTakeFirst();
  return row?.logs_in_full ?? false;
}

/** Keeps how a manager had the log modal. Somebody who changed no preference yet has the usual ones beside it. */
export async function saveLogsInFull(
  database: Queryable,
  manager: PersonId,
  isFull: boolean,
): Promise<void> {
  const { weekday, hour, maxItems, sensitivity, midweekReminder } = USUAL_PREFERENCE;
  await sql`
    insert into preference (person_id, weekday, hour, max_items, muted_kinds, sensitivity, midweek_reminder, logs_in_full)
    values (${manager}, ${weekday}, ${hour}, ${maxItems}, '{}', ${sensitivity}, ${midweekReminder}, ${isFull})
    on conflict (person_id) do update set logs_in_full = excluded.logs_in_full
  `.execute(database);
}
