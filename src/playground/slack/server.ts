import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on this machine only: on the wished port, or on a free one where that is taken. */
export async function listen(server: Server, wished: number): Promise<number> {
  const isFree = await tryPort(server, wished);
  if (!isFree) await tryPort(server, 0);
  return (server.address() as AddressInfo).port;
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE' && port !== 0) resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError).once('listening', onListening).listen(port, '127.0.0.1');
  });
}

/**
 * A server that answers only those who call it by a name of this machine, so that no page of another site reaches it
 * through a name of its own. What goes wrong in an answer is a mistake in the local Slack and is shown whole.
 */
export function localServer(
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Server {
  return createServer((request, response) => {
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) {
      response.writeHead(403).end('Call the local Slack by 127.0.0.1 or localhost.');
      return;
    }
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    answer(pathname, request, response).catch((error: unknown) => {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(said);
    });
  });
}
