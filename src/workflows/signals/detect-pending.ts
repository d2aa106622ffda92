import type { Database } from '../../database/connection.ts';
import {
  beginDetection,
  markDetected,
  pendingVersion,
  whileNobodyElseDetects,
} from '../../database/signals/pending-detection.ts';
import { detectSignals } from './detect-signals.ts';

/**
 * Brings the signals up to date where something that detectors read was changed since the last detection. Safe to run at
 * any time, and in several processes. Returns whether nothing is pending now; false where another process is at it, or
 * something came in meanwhile.
 */
export async function detectPending(database: Database): Promise<boolean> {
  if ((await pendingVersion(database)) === undefined) return true;
  await whileNobodyElseDetects(database, () => detectNow(database));
  return (await pendingVersion(database)) === undefined;
}

async function detectNow(database: Database): Promise<void> {
  // Whoever was at it until now may have done it.
  const version = await pendingVersion(database);
  if (version === undefined) return;
  await beginDetection(database, version);
  await detectSignals(database, undefined, version);
  await markDetected(database, version);
}
