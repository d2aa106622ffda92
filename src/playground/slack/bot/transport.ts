import type { Delivery } from '../api.ts';
import type { Payload } from './payloads.ts';

/** What is on its way to the bot. */
export interface Envelope {
  readonly type: Delivery['type'];
  readonly payload: Payload;
  /** For an event that is sent again: which time, and Slack's reason. */
  readonly retry?: { readonly number: number; readonly reason: FailureReason };
}

/** Slack's words for why an event is sent again. */
export type FailureReason = 'http_timeout' | 'http_error' | 'connection_failed';

export type Acknowledgement =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reason: FailureReason; readonly detail: string };

/** A way to the bot. Resolves when the bot acknowledged or the time for that is over. */
export type Transport = (envelope: Envelope) => Promise<Acknowledgement>;
