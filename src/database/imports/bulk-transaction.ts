import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { poolOf, type Database } from '../connection.ts';
import { copyText, type CopyRow } from './copy-lines.ts';
import type { Schema } from '../schema.ts';

/** Sends rows into a table, as fast as they come. */
export type Copy = (
  table: string,
  columns: readonly string[],
  batches: AsyncIterable<readonly CopyRow[]> | Iterable<readonly CopyRow[]>,
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
        copy: (table, columns, batches) =>
          pipeline(
            Readable.from(copyText(batches), { objectMode: false }),
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
