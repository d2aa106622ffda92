import { setTimeout as wait } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiCall, Fault } from '../api.ts';
import { parseFields, readBody, sendJson } from '../http.ts';
import type { Log } from '../log.ts';
import type { Faults } from './faults.ts';
import { Refusal } from './refusal.ts';
import { type ApiContext, type Args, type Method } from './method.ts';
import { methods } from './methods.ts';
import type { RateLimits } from './rate-limits.ts';

export interface WebApi {
  readonly context: ApiContext;
  readonly tokens: { readonly bot: string; readonly app: string };
  readonly faults: Faults;
  readonly rateLimits: RateLimits;
  readonly calls: Log<ApiCall>;
}

/** Answers one call of a Web API method, or meets it with the fault that is planned for it. */
export async function answerCall(
  api: WebApi,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = performance.now();
  const body = await readBody(request);
  const fields =
    body === undefined ? undefined : parseFields(request.headers['content-type'], body);
  const { token: tokenInBody, ...args } = fields ?? {};
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? tokenInBody;

  const fault = api.rateLimits.check(name, fields?.['channel']) ?? api.faults.next(name);
  const takesEffect = fault === undefined || lateKinds.has(fault.kind);
  const answer: Answer = takesEffect
    ? answerTo(api, name, fields && args, token)
    : { ok: false, error: fault.kind === 'refused' ? fault.error : fault.kind };
  api.calls.add({
    at,
    method: name,
    tokenAccepted: Object.values(api.tokens).includes(String(token)),
    args: decoded(args),
    outcome: fault?.kind ?? answer.error ?? 'ok',
  });
  await send(response, answer, fault, {
    'x-oauth-scopes': scopesOf(api).join(','),
    'x-accepted-oauth-scopes': methods[name]?.scope ?? '',
  });
}

interface Answer {
  readonly ok: boolean;
  readonly error?: string;
}

/** The faults that strike after the call was done. */
const lateKinds: ReadonlySet<Fault['kind']> = new Set(['answer-lost', 'answer-late']);

function answerTo(api: WebApi, name: string, args: Args | undefined, token: unknown): Answer {
  try {
    const method = methods[name];
    checkToken(api, method, token);
    if (method === undefined) throw new Refusal('unknown_method', { req_method: name });
    if (args === undefined) throw new Refusal('invalid_json');
    return { ok: true, ...method.answer(api.context, args) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error, ...error.details };
    throw error;
  }
}

function checkToken(api: WebApi, method: Method | undefined, token: unknown): void {
  if (token === undefined || token === '') throw new Refusal('not_authed');
  const kind = token === api.tokens.bot ? 'bot' : token === api.tokens.app ? 'app' : undefined;
  if (kind === undefined) throw new Refusal('invalid_auth');
  if (method === undefined) return;
  if (method.token !== kind) throw new Refusal('not_allowed_token_type');
  const scopes = scopesOf(api);
  if (method.scope !== undefined && !scopes.includes(method.scope))
    throw new Refusal('missing_scope', { needed: method.scope, provided: scopes.join(',') });
}

function scopesOf({ context }: WebApi): readonly string[] {
  return context.workspace.manifest.oauth_config?.scopes?.bot ?? [];
}

async function send(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  switch (fault?.kind) {
    case 'rate-limited': {
      const retry = { 'retry-after': String(fault.retryAfterSeconds) };
      return sendJson(response, 429, { ok: false, error: 'ratelimited' }, retry);
    }
    case 'server-error':
      response.writeHead(500).end('upstream error');
      return;
    case 'no-answer':
      return;
    case 'answer-lost':
      response.destroy();
      return;
    case 'answer-late':
      await wait(fault.milliseconds, undefined, { ref: false });
      return sendJson(response, 200, answer, headers);
    case 'refused':
    case undefined:
      return sendJson(response, 200, answer, headers);
  }
}

/** Arguments as the bot meant them: what is JSON in a form, decoded. */
function decoded(args: Args): Args {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, jsonIn(value) ?? value]),
  );
}

function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
