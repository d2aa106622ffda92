/** Slack's `ok: false`. */
export class Refusal extends Error {
  readonly error: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(error: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`Slack refuses: ${error} ${JSON.stringify(details)}`);
    this.error = error;
    this.details = details;
  }
}

/** For what Slack can and the local Slack can't: better loud than ignored. The error is not one of Slack's. */
export function notSimulated(what: string): Refusal {
  return new Refusal('not_simulated', {
    response_metadata: { messages: [`[ERROR] The local Slack does not know ${what}.`] },
  });
}
