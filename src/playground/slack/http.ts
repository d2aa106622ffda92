import type { IncomingMessage, ServerResponse } from 'node:http';

/** Slack refuses larger bodies too; nothing a bot sends comes near. */
const maxBytes = 1_000_000;

/** The whole body as text; undefined where it is too large. It is read to its end all the same, to be answered. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  return bytes <= maxBytes ? Buffer.concat(chunks).toString() : undefined;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** The fields of a body that is JSON or a form; undefined where it is neither. */
export function parseFields(
  contentType: string | undefined,
  body: string,
): Record<string, unknown> | undefined {
  if (contentType?.startsWith('application/json') !== true)
    return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
