import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseFields, readBody, sendJson } from '../http.ts';
import type { ChannelState, MessageState } from '../workspace.ts';

const maxUses = 5;
const lifetime = 30 * 60 * 1000;

/** What a response_url stands for: who acted where, and on which message. */
export interface ResponseTarget {
  readonly user: string;
  readonly channel: ChannelState;
  readonly message?: MessageState | undefined;
}

/** Addresses at which the bot may answer what a person did, 5 times within 30 minutes. They do not outlive a restart. */
export interface ResponseUrls {
  issue(kind: 'commands' | 'actions', target: ResponseTarget): string;
  /** Answers a request to a path under /commands/ or /actions/. */
  answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** `respond` says why it cannot do what the bot asks; undefined where it did. */
export function createResponseUrls(
  origin: () => string,
  respond: (target: ResponseTarget, fields: Record<string, unknown>) => string | undefined,
): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; at: number; uses: number }>();
  return {
    issue(kind, target) {
      for (const [path, { at }] of issued)
        if (performance.now() - at > 2 * lifetime) issued.delete(path);
      const path = `/${kind}/${randomBytes(18).toString('base64url')}`;
      issued.set(path, { target, at: performance.now(), uses: 0 });
      return `${origin()}${path}`;
    },
    async answer(path, request, response) {
      const body = await readBody(request);
      const fields = body && parseFields('application/json', body);
      const known = issued.get(path);
      if (known === undefined) return refuse(response, 404, 'no_such_url');
      if (performance.now() - known.at > lifetime) return refuse(response, 404, 'expired_url');
      if (known.uses >= maxUses) return refuse(response, 404, 'used_url');
      if (!fields) return refuse(response, 400, 'invalid_payload');
      const error = respond(known.target, fields);
      if (error !== undefined) return refuse(response, 400, error);
      known.uses += 1;
      return sendJson(response, 200, { ok: true });
    },
  };
}

function refuse(response: ServerResponse, status: number, error: string): void {
  sendJson(response, status, { ok: false, error });
}
