import type { Fault } from '../api.ts';
import type { Clock } from '../clock.ts';

/** Slack's rate limits: what a call that goes beyond one of them is met with. */
export interface RateLimits {
  /** Counts the call, unless it is refused: a refused one costs nothing. */
  check(method: string, channel: unknown): Fault | undefined;
}

interface Limit {
  readonly counts: string;
  readonly max: number;
  readonly seconds: number;
}

const A_MINUTE = 60;

/** Slack's tiers, in calls a minute. */
const TIERS: Readonly<Record<string, number>> = {
  'users.list': 20,
  'chat.update': 50,
  'conversations.history': 50,
  'conversations.open': 50,
  'users.lookupByEmail': 50,
  'files.info': 100,
  'users.info': 100,
  'views.open': 100,
  'views.publish': 100,
  'views.push': 100,
  'views.update': 100,
};
/** "Several hundred" a minute in a workspace. */
const POSTS_A_MINUTE = 300;
/** About one a second, with short bursts. */
const POSTS_IN_A_CHANNEL = { max: 5, seconds: 5 };

/** By the clock, which a benchmark moves. Lets everything pass where they are not enforced. */
export function createRateLimits(clock: Clock, areEnforced: boolean): RateLimits {
  const calls = new Map<string, number[]>();
  return {
    check(method, channel) {
      if (!areEnforced) return undefined;
      const now = clock.now().getTime() / 1000;
      const limits = limitsOn(method, channel);
      const waits = limits.map(({ counts, max, seconds }) => {
        const past = (calls.get(counts) ?? []).filter((at) => at > now - seconds);
        calls.set(counts, past);
        const oldest = past.at(-max);
        return oldest === undefined ? 0 : oldest + seconds - now;
      });
      const wait = Math.max(0, ...waits);
      if (wait > 0) return { kind: 'rate-limited', retryAfterSeconds: Math.ceil(wait) };
      for (const { counts } of limits) calls.get(counts)?.push(now);
      return undefined;
    },
  };
}

function limitsOn(method: string, channel: unknown): Limit[] {
  if (method === 'chat.postMessage') {
    return [
      { counts: method, max: POSTS_A_MINUTE, seconds: A_MINUTE },
      { counts: `${method} ${String(channel)}`, ...POSTS_IN_A_CHANNEL },
    ];
  }
  const max = TIERS[method];
  return max === undefined ? [] : [{ counts: method, max, seconds: A_MINUTE }];
}
