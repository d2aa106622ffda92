import type { CalendarDate } from '../../domain/calendar.ts';
import type { GroupSignalId, PersonId, SignalId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/signals/evidence.ts';
import type { Queryable } from '../connection.ts';
import { readMeasure } from '../stored/stored-measure.ts';

/** A one-on-one as far as it matters what it was about. */
export interface HeldOneOnOne {
  readonly repId: PersonId;
  readonly heldOn: CalendarDate;
  readonly signalId: SignalId | undefined;
  /** Of a talk with a team. */
  readonly groupSignalId?: GroupSignalId | undefined;
  /** What the signal that it was about measured then; undefined where that wasn't kept. */
  readonly measure: Measure | undefined;
}

/** A manager's own one-on-ones with these reps, the newest first. */
export async function heldOneOnOnes(
  database: Queryable,
  manager: PersonId,
  reps: readonly PersonId[],
): Promise<readonly HeldOneOnOne[]> {
  if (reps.length === 0) return [];
  const rows = await database
    .selectFrom('one_on_one')
    .select(['id', 'rep_id', 'held_on', 'signal_id', 'group_signal_id', 'measure'])
    .where('manager_id', '=', manager)
    .where('rep_id', 'in', reps)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    repId: row.rep_id,
    heldOn: row.held_on,
    signalId: row.signal_id ?? undefined,
    groupSignalId: row.group_signal_id ?? undefined,
    measure: readMeasure(row.measure, `one-on-one ${row.id}`),
  }));
}
