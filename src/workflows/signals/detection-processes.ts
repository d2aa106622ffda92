import { availableParallelism, totalmem } from 'node:os';

/** What a machine gives to a detection. */
export interface Capacity {
  readonly cores: number;
  readonly megabytes: number;
}

/** Postgres works beside them on the same cores, and each has connections of its own to it. */
const MAX_PROCESSES = 4;
/** For the bot and what it holds while others detect: with two processes the largest company measured fits into 500 MB. */
const MEGABYTES_OF_THE_BOT = 180;
const MEGABYTES_OF_A_PROCESS = 160;

/** How many processes detect: one a core, as far as the memory goes, at least one and at most four. */
export function detectionProcesses({ cores, megabytes }: Capacity = thisMachine()): number {
  const fitting = Math.floor((megabytes - MEGABYTES_OF_THE_BOT) / MEGABYTES_OF_A_PROCESS);
  return Math.max(1, Math.min(cores, fitting, MAX_PROCESSES));
}

/** A container's limits count. */
function thisMachine(): Capacity {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return { cores: availableParallelism(), megabytes: bytes / 1e6 };
}
