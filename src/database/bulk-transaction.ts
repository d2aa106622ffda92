import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
export type CopyOut = (query: string) => AsyncIterable<Buffer>;

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
        copyOut: (query) => client.query(copyTo(`copy (${query}) to stdout`)),
      }),
    );
  } catch (error) {
    if (error instanceof Error && 'fatal' in error) failure = error;
    throw error;
  } finally {
    client.release(failure);
  }
}

/** One line of COPY's text format; null and undefined are SQL's null. */
export function copyLine(values: readonly (string | number | null | undefined)[]): string {
  let line = '';
  for (let at = 0; at < values.length; at += 1) {
    if (at > 0) line += '\t';
    line += copyField(values[at]);
  }
  return `${line}\n`;
}

/** One field of COPY's text format. */
export function copyField(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  return typeof value === 'number' ? String(value) : escaped(value);
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
