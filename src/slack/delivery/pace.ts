import { setTimeout } from 'node:timers/promises';

/** How time passes: for real, or as a benchmark has it. */
export interface Time {
  /** Milliseconds since any fixed moment. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const REAL_TIME: Time = {
  now: () => performance.now(),
  async wait(milliseconds) {
    await setTimeout(milliseconds);
  },
};

/** At most so many calls in any stretch of so many milliseconds. */
export interface Limit {
  readonly max: number;
  readonly milliseconds: number;
}

/** Lets calls pass one after the other, each as soon as no limit forbids it. */
export interface Pace {
  /** Waits for the turn of a call that counts against each of these; the keys name what is counted together. */
  turn(limits: Readonly<Record<string, Limit>>): Promise<void>;
}

/** Remembers calls only as long as they count. */
export function createPace(time: Time): Pace {
  const turns = new Map<string, number[]>();
  return {
    async turn(limits) {
      const now = time.now();
      let at = now;
      for (const [key, { max, milliseconds }] of Object.entries(limits)) {
        const past = (turns.get(key) ?? [])
          .filter((turn) => turn > now - milliseconds)
          .toSorted((one, other) => one - other);
        turns.set(key, past);
        const oldest = past.at(-max);
        if (oldest !== undefined) at = Math.max(at, oldest + milliseconds);
      }
      // Reserved before the wait, so that whoever comes meanwhile queues behind it.
      for (const key of Object.keys(limits)) turns.get(key)?.push(at);
      if (turns.size > MAX_KEYS) forget(turns, now - LONGEST_MILLISECONDS);
      if (at > now) await time.wait(at - now);
    },
  };
}

const MAX_KEYS = 10_000;
const LONGEST_MILLISECONDS = 60_000;

function forget(turns: Map<string, number[]>, before: number): void {
  for (const [key, past] of turns) if ((past.at(-1) ?? 0) <= before) turns.delete(key);
}
