import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver, type HTTPReceiverOptions } from '@slack/bolt';
import { refuseMalformed } from './refuse-malformed.ts';

/** As far as a request's time may be ahead, in seconds; Bolt looks at the past alone. */
const MAX_SECONDS_AHEAD = 300;
/** Where Slack sends its requests. */
const ENDPOINT = '/slack/events';

/** Bolt's receiver over HTTP, which also refuses what Bolt lets through or stumbles over. */
export function checkedReceiver(
  options: HTTPReceiverOptions & { readonly signingSecret: string },
): HTTPReceiver {
  const receiver = new HTTPReceiver({ ...options, endpoints: ENDPOINT });
  const pass = receiver.requestListener;
  receiver.requestListener = refuseMalformed((request, response) => {
    if (request.method !== 'POST' || !isForSlack(request)) {
      pass(request, response);
      return;
    }
    void answer(request, response);
  });
  return receiver;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const status = await refusalOf(request, options.signingSecret);
    if (status === undefined) pass(request, response);
    else response.writeHead(status, { connection: 'close' }).end();
  }
}

/** Files are sent by POST as well, and their bodies are not read here. */
function isForSlack({ url = '' }: IncomingMessage): boolean {
  return new URL(url, 'http://localhost').pathname === ENDPOINT;
}

/** The status that refuses the request; undefined where Bolt is to answer it, which refuses wrong signatures itself. */
async function refusalOf(
  request: IncomingMessage,
  signingSecret: string,
): Promise<number | undefined> {
  const seconds = Number(request.headers['x-slack-request-timestamp']);
  if (seconds > Date.now() / 1000 + MAX_SECONDS_AHEAD) return 401;
  try {
    const { defaultBodyLimit: bodyLimit } = HTTPModuleFunctions;
    const read = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
      { signingSecret, bodyLimit },
      request,
    );
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(read);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? undefined : 400;
  } catch (error) {
    // A body that was begun can't be read a second time.
    return HTTPModuleFunctions.isRawBodyError(error) ? error.statusCode : undefined;
  }
}
