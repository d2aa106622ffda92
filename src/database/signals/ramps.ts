import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { RampOfRep } from '../../domain/ramp/ramps-of-team.ts';
import type { RampStanding } from '../../domain/ramp/ramp-standing.ts';
import type { Starter } from '../../domain/pipeline/rep-history.ts';
import type { Queryable } from '../connection.ts';
import { readStored } from '../stored/unreadable.ts';
import { STORED_RECORD, STORED_STANDING } from '../stored/stored-ramp.ts';

/** Stores how far a team's starters had come as of an export, replacing what was stored for that export. */
export async function saveRamps(
  transaction: Queryable,
  ramps: readonly RampOfRep[],
  asOf: CalendarDate,
): Promise<void> {
  if (ramps.length === 0) return;
  await transaction
    .insertInto('ramp')
    .values(
      ramps.map(({ personId, record, standing }) => ({
        rep_id: personId,
        as_of: asOf,
        record: JSON.stringify(record),
        standing: standing === undefined ? null : JSON.stringify(standing),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['rep_id', 'as_of']).doUpdateSet(({ ref }) => ({
        record: ref('excluded.record'),
        standing: ref('excluded.standing'),
      })),
    )
    .execute();
}

/**
 * How the ramps of all the company's starters had gone before an export: only what was known by then, so that
 * reading an export twice is the same as once.
 */
export async function loadStarters(
  database: Queryable,
  before: CalendarDate,
): Promise<readonly Starter[]> {
  const rows = await database
    .selectFrom('ramp')
    .distinctOn('rep_id')
    .select(['rep_id', 'record'])
    .where('as_of', '<', before)
    .orderBy('rep_id')
    .orderBy('as_of', 'desc')
    .execute();
  return rows.flatMap((row): Starter[] => {
    const record = readStored(STORED_RECORD, row.record, `ramp record of person ${row.rep_id}`);
    return record === undefined ? [] : [{ personId: row.rep_id, record }];
  });
}

/** Where those of the reps stand who are in ramp as of the newest export. */
export async function rampsOf(
  database: Queryable,
  reps: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, RampStanding>> {
  const rows = await database
    .selectFrom('ramp')
    .distinctOn('rep_id')
    .select(['rep_id', 'standing'])
    .where('rep_id', '=', sql<PersonId>`any(${reps})`)
    .orderBy('rep_id')
    .orderBy('as_of', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ rep_id: rep, standing: kept }): [PersonId, RampStanding][] => {
      if (kept === null) return [];
      const standing = readStored(STORED_STANDING, kept, `ramp of person ${rep}`);
      return standing === undefined ? [] : [[rep, standing]];
    }),
  );
}
