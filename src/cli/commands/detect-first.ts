import { setTimeout } from 'node:timers/promises';
import type { Database } from '../../database/connection.ts';
import { detectPending } from '../../workflows/signals/detect-pending.ts';
import { Refusal } from './runtime.ts';

const PATIENCE_MILLISECONDS = 10 * 60_000;
const BETWEEN_LOOKS_MILLISECONDS = 500;

/**
 * Detects what is pending, or waits until whoever is at it has done so: a command answers from all that is in. Refuses
 * after ten minutes.
 */
export async function detectFirst(database: Database): Promise<void> {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await detectPending(database))) {
    if (performance.now() > end) {
      throw new Refusal(
        'Another process has been detecting signals for ten minutes. What was imported is in; try again later.',
      );
    }
    await setTimeout(BETWEEN_LOOKS_MILLISECONDS);
  }
}
