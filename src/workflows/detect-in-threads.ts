import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { urlOf, type Database } from '../database/connection.ts';
import type { PersonId } from '../domain/ids.ts';
import type { DetectionBasis, Written } from './detect-in-teams.ts';

/** What a thread is to do; it opens the database itself. */
export interface ThreadShare {
  readonly url: string;
  readonly managers: readonly PersonId[];
  readonly basis: DetectionBasis;
}

/** Each has a heap of its own: two keep two cores busy, and more would fill the memory of a small machine. */
const THREADS = 2;

/**
 * Brings the signals of these managers' reps up to date like {@link detectInTeams}, in threads beside the one that
 * answers people. Where one fails the others end their share first.
 */
export async function detectInThreads(
  database: Database,
  managers: readonly PersonId[],
  basis: DetectionBasis,
): Promise<Written> {
  const shares = Array.from({ length: THREADS }, (_, thread) => ({
    url: urlOf(database),
    managers: managers.filter((_manager, index) => index % THREADS === thread),
    basis,
  }));
  const ended = await Promise.allSettled(shares.map(detectInThread));
  const written = { raise: 0, confirm: 0, clear: 0 };
  for (const end of ended) {
    if (end.status === 'rejected') throw end.reason;
    written.raise += end.value.raise;
    written.confirm += end.value.confirm;
    written.clear += end.value.clear;
  }
  return written;
}

async function detectInThread(share: ThreadShare): Promise<Written> {
  const thread = new Worker(new URL('detection-thread.ts', import.meta.url), { workerData: share });
  const exit = once(thread, 'exit');
  const gone = exit.then(([code]) => {
    throw new Error(`A thread that looked for signals ended with ${code} and said nothing.`);
  });
  const [written] = await Promise.race([once(thread, 'message'), gone]);
  // Until then it has connections to the database.
  await exit;
  return written as Written;
}
