import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId, SignalId } from '../../domain/ids.ts';
import type { Episode } from '../../domain/signals/episodes.ts';
import type { SignalKind } from '../../domain/signals/kinds.ts';
import type { Measure } from '../../domain/signals/evidence.ts';
import type { Queryable } from '../connection.ts';
import { evidenceOf } from '../stored/stored-evidence.ts';

/** Any number that no other lock of the program uses. */
const DETECTION_LOCK = 4_204;
/** No person has this id. */
const NOBODY = 0 as PersonId;

/** Waits until no other transaction detects this manager's signals; held until the transaction ends. */
export async function lockTeam(transaction: Queryable, manager: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${DETECTION_LOCK}, ${manager})`.execute(transaction);
}

/** The same for what the company has in common. */
export async function lockCompany(transaction: Queryable): Promise<void> {
  await lockTeam(transaction, NOBODY);
}

/** The newest episode of each rep's kinds of signals. */
export async function latestEpisodes(
  database: Queryable,
  reps: readonly PersonId[],
): Promise<Episode[]> {
  const rows = await database
    .selectFrom('signal')
    .distinctOn(['rep_id', 'kind'])
    .select(['rep_id', 'kind', 'episode', 'last_seen_on', 'cleared_on'])
    .where('rep_id', '=', sql<PersonId>`any(${reps})`)
    .orderBy('rep_id')
    .orderBy('kind')
    .orderBy('episode', 'desc')
    .execute();
  return rows.map((row) => ({
    repId: row.rep_id,
    kind: row.kind,
    episode: row.episode,
    lastSeenOn: row.last_seen_on,
    clearedOn: row.cleared_on ?? undefined,
  }));
}

/** A rep's signal of this kind, while it is raised. */
export async function raisedSignal(
  database: Queryable,
  rep: PersonId,
  kind: SignalKind,
): Promise<SignalId | undefined> {
  const row = await database
    .selectFrom('signal')
    .select('id')
    .where('rep_id', '=', rep)
    .where('kind', '=', kind)
    .where('state', '=', 'raised')
    .executeTakeFirst();
  return row?.id;
}

/** The figure that a signal is about, as the newest export has it. */
export async function measureOf(database: Queryable, id: SignalId): Promise<Measure | undefined> {
  const row = await database
    .selectFrom('signal')
    .select(['id', 'kind', 'first_seen_on', 'evidence'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && evidenceOf(row).measure;
}

/** Ends the signals of people without a manager: there is nobody to notify. Returns how many there were. */
export async function clearUnmanaged(database: Queryable, on: CalendarDate): Promise<number> {
  const cleared = await database
    .updateTable('signal')
    .set({ state: 'cleared', cleared_on: on })
    .where('state', '=', 'raised')
    .where(
      'rep_id',
      'in',
      database.selectFrom('person').select('id').where('manager_id', 'is', null),
    )
    .executeTakeFirst();
  return Number(cleared.numUpdatedRows);
}
