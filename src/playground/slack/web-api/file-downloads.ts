import type { IncomingMessage, ServerResponse } from 'node:http';
import { FILES, mimeType } from '../files.ts';
import type { WebApi } from './web-api.ts';

/**
 * Gives a file to who has the bot's token and its app the scope. Anybody else is sent to a page to sign in at, as Slack
 * does: never a 401 or 403.
 */
export function answerFile(
  { context: { workspace }, tokens }: WebApi,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { authorization } = request.headers;
  const scopes = workspace.manifest.oauth_config?.scopes?.bot ?? [];
  if (path.startsWith(SIGN_IN)) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  } else if (authorization !== `Bearer ${tokens.bot}` || !scopes.includes('files:read')) {
    response.writeHead(302, { location: `${workspace.url()}${SIGN_IN}` }).end();
  } else {
    const [, id = '', name = ''] =
      /^[^-]+-([^/]+)\/(?:download\/)?([^/]*)$/.exec(path.slice(FILES.length)) ?? [];
    const file = workspace.state.files[id];
    if (file === undefined || file.isExternal === true) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': mimeType(name.split('.').at(-1) ?? '') });
    response.end(Buffer.from(file.content, 'base64'));
  }
}

const SIGN_IN = `${FILES}sign-in`;
const PAGE = '<!DOCTYPE html><html><title>Sign in to Slack</title></html>';
