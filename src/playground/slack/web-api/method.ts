import { Refusal } from './refusal.ts';
import type { Objection } from '../block-kit/check.ts';
import type { Workspace } from '../workspace.ts';
import type { Triggers } from '../bot/triggers.ts';

/** Arguments as they came: strings from a form, anything from JSON. */
export type Args = Readonly<Record<string, unknown>>;

export interface ApiContext {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  /** A new one-use address for a Socket Mode connection. */
  readonly socketUrl: () => string;
}

export interface Method {
  /** An app-level token (xapp-) is only good for connecting. */
  readonly token: 'bot' | 'app';
  /** The scope that the bot needs, where it needs one. */
  readonly scope?: string;
  /** The answer but for `ok`; throws a `Refusal` where Slack says no. */
  readonly answer: (context: ApiContext, args: Args) => Readonly<Record<string, unknown>>;
}

/** Passes an objection on as Slack does. */
export function refuse(objection: Objection | undefined): void {
  if (objection === undefined) return;
  const { error, messages } = objection;
  if (messages.length === 0) throw new Refusal(error);
  throw new Refusal(error, {
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

/** A text, or a number out of a JSON body as text; undefined where it is empty too. */
export function stringArg(args: Args, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function booleanArg(args: Args, name: string): boolean {
  return ['true', '1'].includes(String(args[name]));
}

/** An argument that is JSON in a form, and may be in a JSON body. `error` is Slack's where it cannot be read. */
export function jsonArg(args: Args, name: string, error: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal(error);
  }
}
