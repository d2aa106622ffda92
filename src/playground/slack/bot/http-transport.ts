import { signatureHeaders } from './signature.ts';
import type { Acknowledgement, Envelope, Transport } from './transport.ts';

/** Signed requests to the bot's HTTP receiver; `patience` in milliseconds. */
export function httpTransport(
  requestUrl: string,
  signingSecret: string,
  patience: number,
): Transport {
  return async (envelope) => {
    const body = bodyOf(envelope);
    try {
      const response = await fetch(requestUrl, {
        method: 'POST',
        headers: { ...headersOf(envelope), ...signatureHeaders(signingSecret, body) },
        body,
        signal: AbortSignal.timeout(patience),
      });
      return acknowledgement(response, await response.text());
    } catch (error) {
      return failure(error);
    }
  };
}

/** Events come as JSON, commands as a form, everything else as JSON in a form. */
function bodyOf({ type, payload }: Envelope): string {
  if (type === 'event_callback') return JSON.stringify(payload);
  const fields = type === 'command' ? payload : { payload: JSON.stringify(payload) };
  return new URLSearchParams(fields as Record<string, string>).toString();
}

function headersOf({ type, retry }: Envelope): Record<string, string> {
  return {
    'content-type':
      type === 'event_callback' ? 'application/json' : 'application/x-www-form-urlencoded',
    ...(retry && {
      'x-slack-retry-num': String(retry.number),
      'x-slack-retry-reason': retry.reason,
    }),
  };
}

function acknowledgement(response: Response, text: string): Acknowledgement {
  if (!response.ok)
    return { ok: false, reason: 'http_error', detail: `it answered ${response.status}` };
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { ok: true, body: isJson ? JSON.parse(text) : text };
}

function failure(error: unknown): Acknowledgement {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return { ok: false, reason: 'http_timeout', detail: 'it did not acknowledge in time' };
  if (error instanceof TypeError)
    return { ok: false, reason: 'connection_failed', detail: 'it could not be reached' };
  throw error;
}
