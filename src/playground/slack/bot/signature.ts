import { createHmac } from 'node:crypto';

/** The headers by which the bot knows that a request is Slack's; `seconds` since 1970 when it is sent. */
export function signatureHeaders(
  signingSecret: string,
  body: string,
  seconds: number = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const digest = createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${digest}`,
  };
}
