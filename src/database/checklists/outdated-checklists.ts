import { sql } from 'kysely';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { ChecklistId, PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

/** What is older is scrolled past, and no longer brought up to date. */
const WEEKS_KEPT_TRUE = 13;

/** Notes that the lists with an item about this rep, of whichever manager, may say something else from now on. */
export async function touchChecklistsAbout(database: Queryable, rep: PersonId): Promise<void> {
  await sql`
    update checklist set version = version + 1
    where id in (
      select checklist_id from checklist_item
      where rep_id = ${rep} or (kind = 'team' and content -> 'reps' @> ${JSON.stringify([{ id: rep }])}::jsonb)
    ) and week > (select max(week) from checklist) - ${WEEKS_KEPT_TRUE * 7}::integer
  `.execute(database);
}

/** Notes that this list may say something else from now on. */
export async function touchChecklist(database: Queryable, id: ChecklistId): Promise<void> {
  await database
    .updateTable('checklist')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Closes a manager's lists from before this week: the week's is the one to work with. */
export async function closeEarlierChecklists(
  database: Queryable,
  manager: PersonId,
  week: CalendarDate,
  now: Date,
): Promise<void> {
  await database
    .updateTable('checklist')
    .set(({ eb }) => ({ closed_at: now, version: eb('version', '+', 1) }))
    .where('manager_id', '=', manager)
    .where('week', '<', week)
    .where('closed_at', 'is', null)
    .execute();
}

/** Closes every list whose week is over on this day, also where no other came. */
export async function closePastChecklists(
  database: Queryable,
  today: CalendarDate,
  now: Date,
): Promise<void> {
  await database
    .updateTable('checklist')
    .set(({ eb }) => ({ closed_at: now, version: eb('version', '+', 1) }))
    .where('week', '<=', addDays(today, -DAYS_OPEN))
    .where('closed_at', 'is', null)
    .execute();
}

/** A list that comes late in its week is worked with until the next could have come. */
const DAYS_OPEN = 12;

/** A list whose message does not show what is true now. */
export interface OutdatedChecklist {
  readonly id: ChecklistId;
  readonly version: number;
  readonly shownHash: string | undefined;
}

/** Lists whose messages are out of date, the newest first; of all managers, or those that one got or whose they are. */
export async function outdatedChecklists(
  database: Queryable,
  max: number,
  person?: PersonId,
): Promise<OutdatedChecklist[]> {
  const rows = await database
    .selectFrom('checklist')
    .innerJoin('delivery', 'delivery.checklist_id', 'checklist.id')
    .select(['checklist.id', 'checklist.version', 'checklist.shown_hash'])
    .whereRef('checklist.shown_version', '<', 'checklist.version')
    .where('delivery.state', '=', 'posted')
    .$if(person !== undefined, (query) =>
      query.where(({ eb, or }) =>
        or([
          eb('checklist.manager_id', '=', person as PersonId),
          eb('checklist.cover_id', '=', person as PersonId),
        ]),
      ),
    )
    .orderBy('checklist.week', 'desc')
    .orderBy('checklist.id')
    .limit(max)
    .execute();
  return rows.map(({ id, version, shown_hash: hash }) => ({
    id,
    version,
    shownHash: hash ?? undefined,
  }));
}

/** Notes which version a list's messages show, with a hash of them where it is known; an older one never undoes a newer one. */
export async function noteChecklistShown(
  database: Queryable,
  { id, version }: Pick<OutdatedChecklist, 'id' | 'version'>,
  hash: string | undefined,
): Promise<void> {
  await database
    .updateTable('checklist')
    .set({ shown_version: version, shown_hash: hash ?? null })
    .where('id', '=', id)
    .where('shown_version', '<', version)
    .execute();
}
