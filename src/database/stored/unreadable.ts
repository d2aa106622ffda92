import { channel } from 'node:diagnostics_channel';
import type { z } from 'zod';

/** A row, or a part of one, that was written before and makes no sense any more. */
export interface UnreadableRow {
  /** As `signal 12`. */
  readonly row: string;
  /** What is wrong with it, as `facts.observed: expected number`; no value is in it. */
  readonly problems: readonly string[];
}

/**
 * Where readers report such rows. Whoever runs the program subscribes and logs them; the reader itself goes on with what
 * it can read, so that one row takes down nobody's list.
 */
export const UNREADABLE = channel('frontline:unreadable-row');

/** What was read, where it is as it should be; else undefined, and the row is reported. */
export function readStored<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  row: string,
): Value | undefined {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  UNREADABLE.publish({ row, problems } satisfies UnreadableRow);
  return undefined;
}
