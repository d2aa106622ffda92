import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UploadConfig } from '../config.ts';
import { isFileName, TooLarge, withReceivedFile } from '../workflows/imports/received-file.ts';
import { rejectedRowsCsv } from '../workflows/imports/rejected-rows-csv.ts';
import { ingestUpload } from '../workflows/imports/ingest-upload.ts';
import type { WorkflowContext } from '../workflows/workflow-context.ts';
import { sourceOf } from './source-of.ts';

/** Where files are sent to: the file's name follows. */
export const UPLOADS = '/imports/';

const CSV = 'text/csv';

/** How long a file may take to arrive; Node's own limit is five minutes. */
export const LONGEST_UPLOAD_MILLISECONDS = 60 * 60_000;

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers `POST /imports/FILE NAME` with what the import of the body came to. Administrators hear of it by the schedule. */
export function handleUploads(
  context: WorkflowContext,
  tokens: UploadConfig['tokens'],
): RequestHandler {
  const busy = new Set<string>();
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) {
        context.log.info('a file that was sent ended in the middle; nothing was changed');
        return;
      }
      context.log.error({ err: error }, 'a file that was sent could not be imported');
      send(response, 500, { error: FAILED });
    });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const source = sourceOf(request.headers.authorization, tokens);
    const refusal = source === undefined ? NOT_KNOWN : refusalOf(request, context.maxBytes);
    if (source === undefined || refusal !== undefined) {
      if (source === undefined) logStranger(request);
      const { status, error, headers } = refusal ?? NOT_KNOWN;
      send(response, status, { error }, headers);
      return;
    }
    if (busy.has(source)) {
      send(response, 429, { error: BUSY }, { 'retry-after': '30' });
      return;
    }
    busy.add(source);
    // Free again before the answer is out, after which the source may send the next one.
    const { status, body } = await ingest(request, source).finally(() => busy.delete(source));
    send(response, status, body);
  }

  /** Neither the token nor the path, in which somebody may have put it. */
  function logStranger({ headers, socket }: IncomingMessage): void {
    const hasToken = headers.authorization !== undefined;
    context.log.warn(
      { from: socket.remoteAddress, hasToken },
      'a file was refused: its token is none of IMPORT_TOKENS',
    );
  }

  async function ingest(
    request: IncomingMessage,
    source: string,
  ): Promise<{ status: number; body: unknown }> {
    const name = fileNameOf(request) ?? '';
    context.log.info({ source, file: name }, 'a file arrives');
    // Left open where it is too large, so that the answer still gets through.
    const pieces = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    try {
      return await withReceivedFile(name, pieces, context.maxBytes, async (path) => {
        const ingested = await ingestUpload(context, path);
        if (ingested.outcome === 'refused')
          return { status: 422, body: { error: ingested.reason } };
        const { report } = ingested;
        const rows = wantsRejectedRows(request)
          ? await rejectedRowsCsv(context.database, path, report)
          : undefined;
        return { status: 200, body: rows ?? report };
      });
    } catch (error) {
      if (error instanceof TooLarge) return { status: 413, body: { error: error.message } };
      throw error;
    }
  }
}

/** Instead of the report, where there are any: as a CSV, to be corrected and sent again as NAME.rejected.csv. */
function wantsRejectedRows({ headers }: IncomingMessage): boolean {
  return headers.accept?.trim().toLowerCase() === CSV;
}

interface Refused {
  readonly status: number;
  readonly error: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const NOT_KNOWN: Refused = {
  status: 401,
  error: 'Send one of the tokens of IMPORT_TOKENS as Authorization: Bearer TOKEN.',
  headers: { 'www-authenticate': 'Bearer' },
};
const BUSY = 'A file of this source is being imported. Send the next one when that is answered.';
const FAILED = 'The file could not be imported just now, and nothing of it was. Send it again.';

/** What is plain before the body is read. */
function refusalOf(request: IncomingMessage, maxBytes: number): Refused | undefined {
  if (fileNameOf(request) === undefined) {
    return {
      status: 404,
      error: `Send a file to ${UPLOADS} and its name, as in ${UPLOADS}pipeline-2025-11-21.csv.`,
    };
  }
  if (request.method !== 'POST') {
    return { status: 405, error: 'Send the file with POST.', headers: { allow: 'POST' } };
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    return { status: 413, error: new TooLarge(maxBytes).message };
  }
  return undefined;
}

function fileNameOf({ url = '' }: IncomingMessage): string | undefined {
  const { pathname } = new URL(url, 'http://localhost');
  if (!pathname.startsWith(UPLOADS)) return undefined;
  const name = decodeURIComponent(pathname.slice(UPLOADS.length));
  return isFileName(name) ? name : undefined;
}

/** A body that was not read to its end is not waited for: the connection is closed after the answer. */
function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return;
  // Rows of a file are text already.
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': `${isText ? CSV : 'application/json'}; charset=utf-8`,
    'cache-control': 'no-store',
    ...(response.req.complete ? {} : { connection: 'close' }),
    ...headers,
  });
  response.end(isText ? body : `${JSON.stringify(body)}\n`);
}
