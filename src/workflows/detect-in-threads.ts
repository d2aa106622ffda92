import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Company } from '../database/company.ts';
import { urlOf, type Database } from '../database/connection.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { PersonId } from '../domain/ids.ts';
import type { CompanySeason } from '../domain/rep-history.ts';
import { joinedSeasons } from '../domain/signals/company-season.ts';
import type { Written } from './detect-in-teams.ts';
import { managersOfSeason } from './read-season.ts';

/**
 * What a thread is to do; it opens the database itself. It answers with what the teams of the season tell, is told the
 * season of the company, and answers with what it wrote.
 */
export interface ThreadShare {
  readonly url: string;
  readonly company: Company;
  readonly exportAsOf: CalendarDate;
  /** Whose teams it reads for the season, and whose it then brings up to date. */
  readonly ofSeason: readonly PersonId[];
  readonly managers: readonly PersonId[];
}

/** Each has a heap of its own: two keep two cores busy, and more would fill the memory of a small machine. */
const THREADS = 2;

/**
 * Learns the company's season, and brings the signals of these managers' reps up to date beside it, in threads beside
 * the one that answers people: the same as {@link readSeason} and {@link detectInTeams} do in one. Where a thread fails
 * at its teams the others end their share first.
 */
export async function detectInThreads(
  database: Database,
  managers: readonly PersonId[],
  company: Company,
  exportAsOf: CalendarDate,
): Promise<Written> {
  const url = urlOf(database);
  const chosen = managersOfSeason(managers);
  const threads = Array.from({ length: THREADS }, (_, thread) =>
    startThread({
      url,
      company,
      exportAsOf,
      ofSeason: shareOf(chosen, thread),
      managers: shareOf(managers, thread),
    }),
  );
  try {
    const told = await Promise.all(threads.map(({ hear }) => hear<readonly CompanySeason[]>()));
    // In the order in which one thread would have read them: sums in another one differ in their last digits.
    const season = joinedSeasons(
      chosen.flatMap((_, index) => told[index % THREADS]?.[Math.floor(index / THREADS)] ?? []),
    );
    for (const { tell } of threads) tell(season);
    const ended = await Promise.allSettled(threads.map(({ hear }) => hear<Written>()));
    const written = { raise: 0, confirm: 0, clear: 0 };
    for (const end of ended) {
      if (end.status === 'rejected') throw end.reason;
      written.raise += end.value.raise;
      written.confirm += end.value.confirm;
      written.clear += end.value.clear;
    }
    // Until then they have connections to the database.
    await Promise.all(threads.map(({ exit }) => exit));
    return written;
  } finally {
    await Promise.all(threads.map(({ end }) => end()));
  }
}

function shareOf(managers: readonly PersonId[], thread: number): readonly PersonId[] {
  return managers.filter((_, index) => index % THREADS === thread);
}

function startThread(share: ThreadShare) {
  const thread = new Worker(new URL('detection-thread.ts', import.meta.url), { workerData: share });
  const exit = once(thread, 'exit');
  // Who hears nothing more hears of a failure; else nobody waits for it.
  exit.catch(() => undefined);
  const gone = exit.then(([code]) => {
    throw new Error(`A thread that looked for signals ended with ${code} and said nothing.`);
  });
  gone.catch(() => undefined);
  return {
    exit,
    /** What it says next. */
    async hear<Said>(): Promise<Said> {
      const [said] = await Promise.race([once(thread, 'message'), gone]);
      return said as Said;
    },
    tell: (season: CompanySeason) => thread.postMessage(season),
    /** Ends it where it is; nothing once it has ended. */
    end: () => thread.terminate(),
  };
}
