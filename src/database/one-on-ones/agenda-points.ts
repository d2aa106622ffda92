import type { CalendarDate } from '../../domain/calendar.ts';
import type { AgendaPointId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

/** Something that a rep wants to talk about next time, as the manager sees it. */
export interface OpenPoint {
  readonly id: AgendaPointId;
  readonly words: string;
}

/** Notes a rep's point for their manager; the same submission again changes nothing. */
export async function addPoint(
  database: Queryable,
  point: {
    readonly repId: PersonId;
    readonly managerId: PersonId;
    readonly submissionId: string;
    readonly words: string;
  },
  now: Date,
): Promise<void> {
  await database
    .insertInto('agenda_point')
    .values({
      rep_id: point.repId,
      manager_id: point.managerId,
      submission_id: point.submissionId,
      words: point.words,
      added_at: now,
      talked_about_in: null,
    })
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .execute();
}

/** A rep's points for this manager that were not talked about yet, the oldest first. */
export async function openPoints(
  database: Queryable,
  managerId: PersonId,
  repId: PersonId,
): Promise<OpenPoint[]> {
  return database
    .selectFrom('agenda_point')
    .select(['id', 'words'])
    .where('manager_id', '=', managerId)
    .where('rep_id', '=', repId)
    .where('talked_about_in', 'is', null)
    .orderBy('id')
    .execute();
}

/** Notes in which one-on-one points came up; any that are not of this manager and rep are left alone. */
export async function closePoints(
  database: Queryable,
  managerId: PersonId,
  repId: PersonId,
  ids: readonly AgendaPointId[],
  oneOnOne: OneOnOneId,
): Promise<void> {
  if (ids.length === 0) return;
  await database
    .updateTable('agenda_point')
    .set({ talked_about_in: oneOnOne })
    .where('id', 'in', ids)
    .where('manager_id', '=', managerId)
    .where('rep_id', '=', repId)
    .where('talked_about_in', 'is', null)
    .execute();
}

/** Removes the points that were added before a day, in UTC. */
export async function expirePoints(database: Queryable, before: CalendarDate): Promise<void> {
  await database
    .deleteFrom('agenda_point')
    .where('added_at', '<', new Date(`${before}T00:00:00Z`))
    .execute();
}
