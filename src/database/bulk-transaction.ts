import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { poolOf, type Database } from './connection.ts';
import type { Schema } from './schema.ts';

/** Sends lines in COPY's text format into a table, as fast as they come. */
export type Copy = (
  table: string,
  columns: readonly string[],
  lines: AsyncIterable<string> | Iterable<string>,
) => Promise<void>;

/** Reads the rows of a query as fast as they come, in COPY's text format, in pieces of any length. */
export type CopyOut = (query: string) => AsyncIterable<string>;

/** What COPY can do over the transaction's connection. */
export interface Copying {
  readonly copy: Copy;
  readonly copyOut: CopyOut;
}

/** A transaction that can also COPY: Kysely's queries and the copied rows go over one connection. */
export async function bulkTransaction<Result>(
  database: Database,
  run: (transaction: Transaction<Schema>, copying: Copying) => Promise<Result>,
): Promise<Result> {
  const client = await poolOf(database).connect();
  const borrowed = {
    query: client.query.bind(client),
    // It goes back to the pool when the transaction has ended, not when Kysely is done with it.
    release: () => undefined,
  };
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: { connect: async () => borrowed, end: async () => undefined, options: {} },
    }),
  });
  let failure: Error | undefined;
  try {
    return await kysely.transaction().execute((transaction) =>
      run(transaction, {
        copy: (table, columns, lines) =>
          pipeline(
            Readable.from(lines, { objectMode: false }),
            client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)),
          ),
        copyOut: (query) => decoded(client.query(copyTo(`copy (${query}) to stdout`))),
      }),
    );
  } catch (error) {
    if (error instanceof Error && 'fatal' in error) failure = error;
    throw error;
  } finally {
    client.release(failure);
  }
}

async function* decoded(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of stream) yield decoder.write(chunk);
  yield decoder.end();
}

/** One line of COPY's text format; null and undefined are SQL's null. */
export function copyLine(values: readonly (string | number | null | undefined)[]): string {
  let line = '';
  for (const value of values) {
    if (line !== '') line += '\t';
    line += value === null || value === undefined ? '\\N' : escaped(String(value));
  }
  return `${line}\n`;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function escaped(text: string): string {
  return SPECIAL.test(text)
    ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
    : text;
}

/** The text of a field as COPY wrote it. */
export function copiedText(field: string): string {
  if (!field.includes('\\')) return field;
  return field.replace(/\\(.)/g, (_escape, character: string) => PLAIN[character] ?? character);
}

const PLAIN: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
};
