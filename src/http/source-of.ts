import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Which source sends a request with this Authorization header; undefined for a token that nobody has. Looks at every
 * token for as long as at any other, so that the time it takes says nothing about them.
 */
export function sourceOf(
  authorization: string | undefined,
  tokens: ReadonlyMap<string, string>,
): string | undefined {
  const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  if (given === undefined) return undefined;
  let source: string | undefined;
  for (const [name, token] of tokens) {
    if (timingSafeEqual(digest(given), digest(token))) source = name;
  }
  return source;
}

/** Of one length, whatever the text's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
