import { randomBytes } from 'node:crypto';
import { Refusal } from '../web-api/refusal.ts';

/** What a person's act allows the bot once, for a short while: to show that person a modal. */
export interface Triggers {
  issue(user: string): string;
  /** The person of the trigger; refuses as Slack does one that is unknown, used or too old. */
  exchange(triggerId: string | undefined): { user: string };
}

/** `lifetime` in real milliseconds. */
export function createTriggers(lifetime: number): Triggers {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();
  return {
    issue(user) {
      forgetOld(issued, lifetime);
      const triggerId = `${Date.now()}.${issued.size}.${randomBytes(16).toString('hex')}`;
      issued.set(triggerId, { user, at: performance.now(), used: false });
      return triggerId;
    },
    exchange(triggerId = '') {
      const trigger = issued.get(triggerId);
      if (trigger === undefined) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (performance.now() - trigger.at > lifetime) throw new Refusal('expired_trigger_id');
      trigger.used = true;
      return { user: trigger.user };
    },
  };
}

/** An old trigger is remembered for a while longer, so that it is called expired and not invalid. */
function forgetOld(issued: Map<string, { at: number }>, lifetime: number): void {
  for (const [triggerId, { at }] of issued) {
    if (performance.now() - at < lifetime + 60_000) return;
    issued.delete(triggerId);
  }
}
