import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuseMalformed } from './refuse-malformed.ts';
import { LONGEST_UPLOAD_MILLISECONDS, type RequestHandler } from './uploads.ts';

export interface UploadServer {
  readonly port: number;
  /** Accepts no more files; those under way are finished. */
  stop(): Promise<void>;
}

/** Listens for files alone, where Slack's requests come by Socket Mode. */
export async function startUploadServer(
  handle: RequestHandler,
  where: { readonly host: string; readonly port: number },
): Promise<UploadServer> {
  const server = createServer(
    { requestTimeout: LONGEST_UPLOAD_MILLISECONDS },
    refuseMalformed(handle),
  );
  server.listen(where.port, where.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
    },
  };
}
