import { sql } from 'kysely';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { CommitmentId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { NextOneOnOne } from '../../domain/one-on-ones/next-one-on-one.ts';
import type { Queryable } from '../connection.ts';

/** A one-on-one that is planned, with the one in which it was. */
export interface PlannedOneOnOne {
  readonly plannedIn: OneOnOneId;
  readonly managerId: PersonId;
  readonly repId: PersonId;
  readonly next: NextOneOnOne;
  /** Whether the rep was notified of it. */
  readonly isShared: boolean;
}

/**
 * What is planned for about this day. Only from the newest one-on-one of the two, so that what was moved or already held
 * doesn't count; and only where the rep still reports to the manager and both work there.
 */
export async function plannedOneOnOnes(
  database: Queryable,
  today: CalendarDate,
): Promise<PlannedOneOnOne[]> {
  const rows = await database
    .selectFrom('one_on_one')
    .innerJoin('person as rep', 'rep.id', 'one_on_one.rep_id')
    .innerJoin('person as manager', 'manager.id', 'one_on_one.manager_id')
    .leftJoin('recap', (join) =>
      join.onRef('recap.one_on_one_id', '=', 'one_on_one.id').on('recap.withdrawn_at', 'is', null),
    )
    .select([
      'one_on_one.id',
      'one_on_one.manager_id',
      'one_on_one.rep_id',
      'one_on_one.next_on',
      'one_on_one.next_at',
      'recap.shared_at',
    ])
    .whereRef('rep.manager_id', '=', 'one_on_one.manager_id')
    .where((is) => is.or([is('rep.end_date', 'is', null), is('rep.end_date', '>=', today)]))
    .where((is) => is.or([is('manager.end_date', 'is', null), is('manager.end_date', '>=', today)]))
    // Anywhere in the world it is yesterday, today or tomorrow.
    .where('one_on_one.next_on', '>=', addDays(today, -1))
    .where('one_on_one.next_on', '<=', addDays(today, 1))
    .where(
      sql<boolean>`not exists (
        select from one_on_one later
        where later.rep_id = one_on_one.rep_id and later.manager_id = one_on_one.manager_id
          and (later.held_on, later.id) > (one_on_one.held_on, one_on_one.id)
      )`,
    )
    .orderBy('one_on_one.id')
    .execute();
  return rows.flatMap((row) =>
    row.next_on === null
      ? []
      : [
          {
            plannedIn: row.id,
            managerId: row.manager_id,
            repId: row.rep_id,
            next: { on: row.next_on, at: row.next_at ?? undefined },
            isShared: row.shared_at !== null,
          },
        ],
  );
}

/** A commitment that is still open between two people. */
export interface OpenBetween {
  readonly id: CommitmentId;
  readonly action: string;
  readonly ownerId: PersonId;
  readonly dueOn: CalendarDate | undefined;
}

/** What is open between a manager and a rep, the oldest first; for the rep only what was shared with them. */
export async function openBetween(
  database: Queryable,
  managerId: PersonId,
  repId: PersonId,
  which: 'all' | 'shared',
): Promise<OpenBetween[]> {
  const rows = await database
    .selectFrom('commitment')
    .innerJoin('one_on_one', 'one_on_one.id', 'commitment.one_on_one_id')
    .leftJoin('recap', (join) =>
      join.onRef('recap.one_on_one_id', '=', 'one_on_one.id').on('recap.withdrawn_at', 'is', null),
    )
    .select(['commitment.id', 'commitment.action', 'commitment.owner_id', 'commitment.due_on'])
    .where('one_on_one.manager_id', '=', managerId)
    .where('one_on_one.rep_id', '=', repId)
    .where('commitment.state', '=', 'open')
    .$if(which === 'shared', (query) => query.where('recap.shared_at', 'is not', null))
    .orderBy('commitment.id')
    .execute();
  return rows.map(({ id, action, owner_id: ownerId, due_on: dueOn }) => ({
    id,
    action,
    ownerId,
    dueOn: dueOn ?? undefined,
  }));
}
