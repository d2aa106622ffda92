import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Company } from '../../database/signals/company.ts';
import { urlOf, type Database } from '../../database/connection.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { CompanySeason } from '../../domain/pipeline/rep-history.ts';
import { joinedSeasons } from '../../domain/signals/company-season.ts';
import { companySignals } from '../../domain/signals/group-signals.ts';
import type { DetectionBasis, Written } from './detect-in-teams.ts';
import { saveCompanySignals } from './save-company-signals.ts';
import { V8_FLAGS } from '../../v8-flags.ts';
import { detectionProcesses } from './detection-processes.ts';
import { managersOfSeason } from './read-season.ts';

/**
 * What a process is to do; it opens the database itself. It answers with its part of the season, is sent the
 * season of the company, and answers with what it wrote.
 */
export interface DetectionShare {
  readonly url: string;
  readonly company: Company;
  readonly exportAsOf: CalendarDate;
  /** Whose teams it reads for the season, and whose it then brings up to date. */
  readonly ofSeason: readonly PersonId[];
  readonly managers: readonly PersonId[];
}

/** An answer, or the error it failed with. */
export type ProcessMessage = { readonly result: unknown } | { readonly failure: unknown };

/**
 * Heaps are cleared often and grow slowly, which saves memory, but less slowly than the bot's: clearing one
 * discards optimized code as well. Each thread collects its own garbage at once: where two judge on two cores,
 * helpers only take turns away from them. With these flags an import would need twice the memory.
 */
const NODE_FLAGS = [
  ...V8_FLAGS,
  // Of two the last one counts.
  '--heap-growing-percent=150',
  '--single-threaded-gc',
  '--no-incremental-marking',
  '--v8-pool-size=1',
];

/**
 * Learns the company's season, and brings the signals of these managers' reps up to date beside it, in processes beside
 * the one that answers people: the same as {@link readSeason} and {@link detectInTeams} do in one. Where a process fails
 * at its teams the others end their share first.
 */
export async function detectInProcesses(
  database: Database,
  managers: readonly PersonId[],
  company: Company,
  { exportAsOf, version }: Pick<DetectionBasis, 'exportAsOf' | 'version'>,
  count = detectionProcesses(),
): Promise<Written> {
  const url = urlOf(database);
  const chosen = managersOfSeason(managers);
  const processes = Array.from({ length: count }, (_, index) =>
    startProcess({
      url,
      company,
      exportAsOf,
      ofSeason: shareOf(chosen, index, count),
      managers: shareOf(managers, index, count),
    }),
  );
  try {
    const seasons = await Promise.all(
      processes.map(({ receive }) => receive<readonly CompanySeason[]>()),
    );
    // In the order in which one process would have read them: in another order sums differ in their last digits.
    const season = joinedSeasons(
      chosen.flatMap((_, index) => seasons[index % count]?.[Math.floor(index / count)] ?? []),
    );
    const basis = { exportAsOf, season, company: companySignals(season, exportAsOf), version };
    for (const { send } of processes) send(basis);
    await saveCompanySignals(database, basis);
    const ended = await Promise.allSettled(processes.map(({ receive }) => receive<Written>()));
    const written = { raise: 0, confirm: 0, clear: 0 };
    for (const end of ended) {
      if (end.status === 'rejected') throw end.reason;
      written.raise += end.value.raise;
      written.confirm += end.value.confirm;
      written.clear += end.value.clear;
    }
    // Until then they have connections to the database.
    await Promise.all(processes.map(({ exit }) => exit));
    return written;
  } finally {
    await Promise.all(processes.map(({ end }) => end()));
  }
}

function shareOf(
  managers: readonly PersonId[],
  process: number,
  count: number,
): readonly PersonId[] {
  return managers.filter((_, index) => index % count === process);
}

function startProcess(share: DetectionShare) {
  const child = fork(new URL('detection-process.ts', import.meta.url), {
    execArgv: NODE_FLAGS,
    // Maps and numbers that JSON doesn't know arrive as they are.
    serialization: 'advanced',
  });
  const exit = once(child, 'exit');
  // Who hears nothing more hears of a failure; else nobody waits for it.
  exit.catch(() => undefined);
  const gone = once(child, 'disconnect').then(async () => {
    const [code, signal] = await exit;
    throw new Error(
      `A process that looked for signals ended with ${code ?? signal} and said nothing.`,
    );
  });
  gone.catch(() => undefined);
  // One that is gone hears nothing, which the next `hear` reports.
  const send = (what: DetectionShare | DetectionBasis) => void child.send(what, () => undefined);
  send(share);
  return {
    exit,
    send,
    /** What it says next. */
    async receive<Received>(): Promise<Received> {
      const [message] = (await Promise.race([once(child, 'message'), gone])) as [ProcessMessage];
      if ('failure' in message) throw message.failure;
      return message.result as Received;
    },
    /** Ends it where it is; nothing once it has ended. */
    async end(): Promise<void> {
      child.kill('SIGKILL');
      await exit.catch(() => undefined);
    },
  };
}
