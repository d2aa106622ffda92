import { setTimeout } from 'node:timers/promises';
import type { App } from '@slack/bolt';

/** Slack has had its answer; what is left takes seconds, unless something hangs. */
const LONGEST_WAIT_MILLISECONDS = 10_000;

/**
 * Keeps count of the requests that are worked on, also after their acknowledgement. Returns how to wait for them, before
 * what they work with is closed.
 */
export function followWork(app: App): () => Promise<void> {
  const inHand = new Set<Promise<void>>();
  app.use(async ({ next }) => {
    const work = next();
    inHand.add(work);
    try {
      await work;
    } finally {
      inHand.delete(work);
    }
  });
  return async () => {
    const giveUp = new AbortController();
    await Promise.race([
      Promise.allSettled(inHand),
      setTimeout(LONGEST_WAIT_MILLISECONDS, undefined, { signal: giveUp.signal }),
    ]);
    giveUp.abort();
  };
}
