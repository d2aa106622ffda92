import { sql } from 'kysely';
import type { Database, Queryable } from '../connection.ts';

/** Any number that no other lock of the program uses. */
const LOCK = 4_205;

/**
 * Notes that something changed that detectors read. In the transaction that changes it: whoever dies afterwards leaves the
 * detection to the next one.
 */
export async function notePendingDetection(transaction: Queryable): Promise<void> {
  await transaction
    .updateTable('detection')
    .set(({ eb }) => ({ data_version: eb('data_version', '+', 1) }))
    .execute();
}

/** The version of the data that no detection has covered yet; undefined where nothing is pending. */
export async function pendingVersion(database: Queryable): Promise<number | undefined> {
  const row = await database
    .selectFrom('detection')
    .select('data_version')
    .whereRef('data_version', '>', 'detected_version')
    .executeTakeFirst();
  return row?.data_version;
}

/** Notes that signals are up to date with this version, which was read before the detection. A later one stays pending. */
export async function markDetected(database: Queryable, version: number): Promise<void> {
  await database
    .updateTable('detection')
    .set({ detected_version: version })
    .where('detected_version', '<', version)
    .execute();
}

/**
 * Runs `detect` unless another process is detecting. The lock saves work; correctness does not rest on it. It ends with its
 * transaction, also where a connection pooler hands connections around, and with the process that holds it.
 */
export async function whileNobodyElseDetects(
  database: Database,
  detect: () => Promise<void>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // Of a machine that is gone without a word Postgres learns within half a minute, not after hours.
    const { rows } = await sql<{ isFree: boolean }>`
      select pg_try_advisory_xact_lock(${LOCK}) as "isFree",
        set_config('tcp_keepalives_idle', '15', true),
        set_config('tcp_keepalives_interval', '5', true),
        set_config('tcp_keepalives_count', '3', true)`.execute(transaction);
    if (rows[0]?.isFree === true) await detect();
  });
}
