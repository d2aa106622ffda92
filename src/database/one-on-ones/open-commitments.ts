import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

export interface CommitmentOpen {
  readonly rep: string;
  readonly action: string;
  readonly dueOn: CalendarDate | undefined;
}

/** What the manager agreed with people who report to them today and is still open, the first due first. */
export async function openCommitmentsOf(
  database: Queryable,
  manager: PersonId,
  today: CalendarDate,
): Promise<CommitmentOpen[]> {
  const rows = await database
    .selectFrom('commitment')
    .innerJoin('one_on_one', 'one_on_one.id', 'commitment.one_on_one_id')
    .innerJoin('person as rep', 'rep.id', 'one_on_one.rep_id')
    .select(['rep.name as rep', 'commitment.action', 'commitment.due_on'])
    .where('one_on_one.manager_id', '=', manager)
    .where('rep.manager_id', '=', manager)
    .where((is) => is.or([is('rep.end_date', 'is', null), is('rep.end_date', '>=', today)]))
    .where('commitment.state', '=', 'open')
    .orderBy('commitment.due_on', (order) => order.asc().nullsLast())
    .orderBy('commitment.id')
    .execute();
  return rows.map(({ rep, action, due_on: dueOn }) => ({ rep, action, dueOn: dueOn ?? undefined }));
}
