import type { z } from 'zod';
import { messageBlocks } from './blocks.ts';
import { problemsOf } from './problems.ts';
import { home, modal } from './views.ts';
import { type Part, repeatedIds, textLength } from './walk.ts';

/** Undocumented; reported by apps that ran into it (slackapi/bolt-js issue 2509). */
const maxTextInBlocks = 13_200;
const maxBytesInView = 250_000;

/** What Slack says against a payload: its error and, where the form is wrong, every reason. */
export interface Objection {
  readonly error: string;
  readonly messages: readonly string[];
}

/** Why Slack refuses these blocks of a message; undefined where it accepts them. */
export function objectionToMessageBlocks(blocks: unknown): Objection | undefined {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: [] };
  const messages = problems(messageBlocks, blocks, blocks, '/blocks');
  if (messages.length > 0) return { error: 'invalid_blocks', messages };
  if (textLength(blocks) > maxTextInBlocks) return { error: 'msg_blocks_too_long', messages: [] };
  return undefined;
}

/** Why Slack refuses this view on that surface; undefined where it accepts it. */
export function objectionToView(view: unknown, surface: 'modal' | 'home'): Objection | undefined {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') > maxBytesInView)
    return { error: 'view_too_large', messages: [] };
  const blocks = (view as { blocks?: unknown } | undefined)?.blocks;
  const messages = problems(surface === 'modal' ? modal : home, view, blocks, '/view');
  return messages.length > 0 ? { error: 'invalid_arguments', messages } : undefined;
}

/** Ids are compared only where the form is right. */
function problems(schema: z.ZodType, value: unknown, blocks: unknown, pointer: string) {
  const wrongForm = problemsOf(schema, value, pointer);
  return wrongForm.length > 0 ? wrongForm : repeatedIds(blocks as Part[], pointer);
}
