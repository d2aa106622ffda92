import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from '../slack/http.ts';
import type { Running } from '../running.ts';
import { answerPost } from './endpoints.ts';
import { sendFile } from './files.ts';
import { streamToPage } from './stream.ts';

/** Only this page's own files and words: what a CRM or a person wrote can't load or run anything. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Answers what the browser asks for. That it called this machine by name was checked before (DNS rebinding). */
export async function answerPage(
  running: Running,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const [, endpoint] = /^\/playground\/api\/([\w-]+)$/.exec(pathname) ?? [];
  if (request.method === 'POST' && endpoint !== undefined) {
    if (isOwnPage(request)) await answerPost(running, endpoint, request, response);
    else sendJson(response, 403, { failure: 'Only the playground’s own page may do this.' });
  } else if (request.method !== 'GET') response.writeHead(405).end();
  else if (endpoint === 'people') sendJson(response, 200, running.cast());
  else if (endpoint === 'stream') streamToPage(running, searchParams.get('user') ?? '', response);
  else await sendFile(pathname, response);
}

/** Every browser says from which page a POST comes; another site's page is refused (CSRF). */
function isOwnPage({ headers }: IncomingMessage): boolean {
  return headers.origin === `http://${headers.host}`;
}
