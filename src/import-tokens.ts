import { z } from 'zod';

const SHORTEST_TOKEN = 24;
const TOKEN_PAIR = new RegExp(`^([\\w.-]{1,40})=([^\\s,]{${SHORTEST_TOKEN},})$`);

/** The setting of `name=token` pairs, one for each source of files. Tokens may have any character but commas and white space. */
export const importTokens = z
  .string()
  .transform((text) => text.split(',').map((pair) => TOKEN_PAIR.exec(pair.trim())))
  .refine(
    (pairs) => pairs.every((pair) => pair !== null),
    `put name=token pairs here, separated by commas, each token of ${SHORTEST_TOKEN} characters or more; openssl rand -hex 24 makes one`,
  )
  .transform((pairs) => pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''] as const))
  .refine(
    (pairs) => new Set(pairs.map(([name]) => name)).size === pairs.length,
    'give every name once',
  )
  .transform((pairs): ReadonlyMap<string, string> => new Map(pairs));
