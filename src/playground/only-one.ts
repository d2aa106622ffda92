import { readFile, rm, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';

/** A playground that holds this lock has the data folder to itself. */
const LOCK = 7_236_002;

export interface OnlyOne {
  /** Lets a second one know where this one is. */
  announce(url: string): Promise<void>;
  /** Lets another one start. */
  leave(): Promise<void>;
}

/**
 * Makes sure that no other playground runs on the same data; throws, with where that one is, where one does. Postgres
 * decides, so that the lock of one that died is free.
 */
export async function beTheOnlyOne(database: Database, addressFile: string): Promise<OnlyOne> {
  const release = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<boolean>();
  const held = database.connection().execute(async (connection) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_lock(${LOCK}) as free`.execute(connection);
    const isFree = rows[0]?.free === true;
    answer.resolve(isFree);
    if (!isFree) return;
    await release.promise;
    await sql`select pg_advisory_unlock(${LOCK})`.execute(connection);
  });
  held.catch(answer.reject);
  if (!(await answer.promise)) throw new Error(await whoElse(addressFile));
  await rm(addressFile, { force: true });
  return {
    announce: (url) => writeFile(addressFile, url),
    async leave() {
      await rm(addressFile, { force: true });
      release.resolve();
      await held;
    },
  };
}

async function whoElse(addressFile: string): Promise<string> {
  const url = await readFile(addressFile, 'utf8').catch(() => undefined);
  return url === undefined
    ? 'The playground of this checkout is starting or stopping in another terminal. Try again in a moment.'
    : `The playground of this checkout runs already: open ${url}, or stop it with Ctrl+C in its terminal.`;
}
