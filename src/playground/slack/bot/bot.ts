import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery, Reaction, Timing } from '../api.ts';
import { createLog } from '../log.ts';
import { httpTransport } from './http-transport.ts';
import type { Payload } from './payloads.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Acknowledgement, Envelope, FailureReason, Transport } from './transport.ts';

/** The bot as Slack reaches it. */
export interface Bot {
  /** Sends to this address from now on, if the bot answers Slack's challenge there. */
  connect(requestUrl: string): Promise<void>;
  /** Sends what a person did, once. */
  send(type: Delivery['type'], payload: Payload): Promise<Answer>;
  /** Sends an event, and again when it is not acknowledged. Resolves after the first attempt. */
  sendEvent(payload: Payload): Promise<Answer>;
  deliveries(): readonly Delivery[];
  close(): void;
}

export interface Answer extends Reaction {
  /** What came with the acknowledgement: JSON, or text. */
  readonly body: unknown;
}

export function createBot(signingSecret: string, socketMode: SocketMode, timing: Timing): Bot {
  let http: Transport | undefined;
  const log = createLog<Delivery>();
  const closing = new AbortController();

  async function attempt(envelope: Envelope): Promise<Answer & { reason?: FailureReason }> {
    const at = performance.now();
    const acknowledgement = await transport()(envelope);
    const acknowledgedAfter = acknowledgement.ok ? performance.now() - at : undefined;
    const attempt = (envelope.retry?.number ?? 0) + 1;
    log.add({ at, type: envelope.type, payload: envelope.payload, attempt, acknowledgedAfter });
    if (acknowledgement.ok)
      return { acknowledgedAfter, failure: undefined, body: acknowledgement.body };
    const failure = `The bot did not take the ${envelope.type}: ${acknowledgement.detail}.`;
    return { acknowledgedAfter, failure, body: undefined, reason: acknowledgement.reason };
  }

  function transport(): Transport {
    return socketMode.isConnected() ? socketMode.send : (http ?? notConnected);
  }

  async function sendAgain(payload: Payload, reason: FailureReason): Promise<void> {
    let why = reason;
    for (const [index, delay] of timing.eventRetries.entries()) {
      await wait(delay, undefined, { ref: false, signal: closing.signal });
      const retry = { number: index + 1, reason: why };
      const answer = await attempt({ type: 'event_callback', payload, retry });
      if (answer.reason === undefined) return;
      why = answer.reason;
    }
  }

  return {
    async connect(requestUrl) {
      const candidate = httpTransport(requestUrl, signingSecret, timing.acknowledgement);
      await challenge(candidate, requestUrl);
      http = candidate;
    },
    send: (type, payload) => attempt({ type, payload }),
    async sendEvent(payload) {
      const answer = await attempt({ type: 'event_callback', payload });
      if (answer.reason !== undefined)
        sendAgain(payload, answer.reason).catch((error: unknown) => {
          if (!closing.signal.aborted) throw error;
        });
      return answer;
    },
    deliveries: log.entries,
    close: () => closing.abort(),
  };
}

const notConnected: Transport = () =>
  Promise.resolve({ ok: false, reason: 'connection_failed', detail: 'it is not connected' });

/** What Slack does when somebody types a request URL into the app's settings. */
async function challenge(transport: Transport, requestUrl: string): Promise<void> {
  const wanted = randomBytes(24).toString('hex');
  const answer = await transport({
    type: 'event_callback',
    payload: { type: 'url_verification', token: 'not-a-secret', challenge: wanted },
  });
  if (challengeIn(answer) !== wanted)
    throw new Error(
      `The bot did not answer Slack's challenge at ${requestUrl}: ` +
        `${answer.ok ? 'it sent something else' : answer.detail}. Start the bot first, ` +
        "with the local Slack's signing secret, and give the path of its receiver (/slack/events).",
    );
}

/** Slack accepts it as JSON, as a form or as the whole text. */
function challengeIn(answer: Acknowledgement): unknown {
  if (!answer.ok) return undefined;
  const { body } = answer;
  return typeof body === 'object' && body !== null && 'challenge' in body ? body.challenge : body;
}
