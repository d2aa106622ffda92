import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { connect, type Database } from '#src/database/connection.ts';
import { administer, databaseUrl } from './database-server.ts';

export interface TestDatabase {
  readonly database: Database;
  /** For processes and pools of one's own. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database, cloned from the template in milliseconds, or one like another that nobody is connected to. Drop it when done. */
export async function createTestDatabase(
  template: string = inject('databaseTemplate'),
): Promise<TestDatabase> {
  const server = inject('databaseServer');
  const name = `frontline_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  // A copy of the files: a third of the time of copying through the log.
  await administer(server, `create database ${name} template ${template} strategy file_copy`);
  const url = databaseUrl(server, name);
  const database = connect(url);
  return {
    database,
    url,
    async drop() {
      await database.destroy();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

/**
 * One database for the tests of a file (or of a `describe`), dropped after them. To be called outside of tests; the
 * returned function gives the database from the first test on.
 */
export function useTestDatabase(): () => TestDatabase {
  let current: TestDatabase | undefined;
  beforeAll(async () => {
    current = await createTestDatabase();
  });
  afterAll(async () => {
    await current?.drop();
  });
  return () => {
    if (current === undefined) throw new Error('The database is there only while tests run.');
    return current;
  };
}
