import { setTimeout as wait } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../log.ts';
import { boltLogger } from '../bolt-logger.ts';

interface Options {
  readonly appToken: string;
  readonly installerOptions: { readonly clientOptions: WebClientOptions };
}

/** The wait before the first new try; each further one waits twice as long, up to the longest. In milliseconds. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/**
 * Bolt's receiver in Socket Mode that connects again for as long as it takes, with longer and longer waits of uneven length.
 * Bolt's own gives up where Slack can't be reached or answers with an error, by a rejection that ends the process.
 */
export class LastingConnection extends SocketModeReceiver {
  readonly #log: Logger;
  readonly #stop = new AbortController();
  #isTrying = false;

  constructor(options: Options, log: Logger) {
    super({ ...options, logger: boltLogger(log), autoReconnectEnabled: false });
    this.#log = log;
    this.client.on('disconnected', () => void this.#connectAgain());
  }

  /** Connects for the first time; throws where that fails, as a wrong token does for ever. */
  override async start(): ReturnType<SocketModeReceiver['start']> {
    this.#isTrying = true;
    try {
      return await super.start();
    } finally {
      this.#isTrying = false;
    }
  }

  override async stop(): Promise<void> {
    this.#stop.abort();
    await super.stop();
  }

  async #connectAgain(): Promise<void> {
    const { signal } = this.#stop;
    if (this.#isTrying || signal.aborted) return;
    this.#isTrying = true;
    this.#log.warn('the connection to Slack is lost; connecting again');
    for (let tries = 0; !signal.aborted; tries += 1) {
      try {
        await this.client.start();
        this.#log.info({ tries: tries + 1 }, 'connected to Slack again');
        break;
      } catch (error) {
        const milliseconds = waitAfter(tries);
        this.#log.error({ err: error, milliseconds }, 'Slack can’t be reached; trying again');
        // Stopping ends the wait.
        await wait(milliseconds, undefined, { signal }).catch(() => undefined);
      }
    }
    this.#isTrying = false;
  }
}

/** Between half of the wait and all of it, so that replicas don't come back at once. */
function waitAfter(tries: number): number {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
  return Math.round(longest * (0.5 + Math.random() / 2));
}
