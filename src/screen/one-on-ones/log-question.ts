import { LOG_FIELDS } from '../ids.ts';
import type { Question } from '../parts/input-blocks.ts';

/** A question of the log modal that must be answered. */
export function required(block: string, label: string): Question {
  return { block, field: LOG_FIELDS.value, label };
}

/** A question of the log modal that may be left open. */
export function optional(block: string, label: string, hint?: string): Question {
  return { ...required(block, label), isOptional: true, hint };
}
