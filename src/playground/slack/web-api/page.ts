import { Refusal } from './refusal.ts';
import { type Args, stringArg } from './method.ts';

const maxItems = 1000;

/** The part of a list that `limit` and `cursor` ask for, and the cursor of the next one; empty at the end. */
export function page<T>(
  all: readonly T[],
  args: Args,
  defaultLimit = maxItems,
): { items: readonly T[]; next: string } {
  const cursor = stringArg(args, 'cursor');
  const start = cursor === undefined ? 0 : readCursor(cursor);
  const limit = Number(stringArg(args, 'limit') ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxItems) throw new Refusal('invalid_limit');
  const end = start + limit;
  return { items: all.slice(start, end), next: end < all.length ? writeCursor(end) : '' };
}

function writeCursor(position: number): string {
  return Buffer.from(`next:${position}`).toString('base64');
}

function readCursor(cursor: string): number {
  const [, position] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (position === undefined) throw new Refusal('invalid_cursor');
  return Number(position);
}
