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

/** Notes that a detection of this version begins: one of an older version that still runs writes nothing from now on. */
export async function beginDetection(database: Database, version: number): Promise<void> {
  await database
    .updateTable('detection')
    .set({ begun_version: version })
    .where('begun_version', '<', version)
    .execute();
}

/**
 * Whether a newer detection has begun: then this one, which lost its lock, must not write. Ask with the lock of what is
 * to be written, which the newer one waits for.
 */
export async function isOvertaken(
  transaction: Queryable,
  version: number | undefined,
): Promise<boolean> {
  if (version === undefined) return false;
  const row = await transaction
    .selectFrom('detection')
    .select('begun_version')
    .where('begun_version', '>', version)
    .executeTakeFirst();
  return row !== undefined;
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
