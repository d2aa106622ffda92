import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { connect, type Database } from '#src/database/connection.ts';
import { administer, databaseUrl } from './database-server.ts';
import { emptied } from './emptied-database.ts';

export interface TestDatabase {
  readonly database: Database;
  /** For processes and pools of one's own. */
  readonly url: string;
  drop(): Promise<void>;
}

/** As they were cloned, each connected to: to clone one and to connect to it is most of what many a test costs. */
const unused: Omit<TestDatabase, 'drop'>[] = [];

/** A migrated, empty database, or one like another that nobody is connected to. Drop it when done. */
export async function createTestDatabase(template?: string): Promise<TestDatabase> {
  if (template !== undefined) {
    const clone = await cloned(template);
    return { ...clone, drop: () => dropped(clone) };
  }
  const empty = unused.pop() ?? (await cloned(inject('databaseTemplate')));
  return {
    ...empty,
    async drop() {
      if (await emptied(empty.database, inject('migrated'))) unused.push(empty);
      else await dropped(empty);
    },
  };
}

async function cloned(template: string): Promise<Omit<TestDatabase, 'drop'>> {
  const server = inject('databaseServer');
  const name = `${inject('databaseNames')}${randomBytes(6).toString('hex')}`;
  // A copy of the files: a third of the time of copying through the log.
  await administer(server, `create database ${name} template ${template} strategy file_copy`);
  const url = databaseUrl(server, name);
  return { database: connect(url), url };
}

async function dropped({ database, url }: Omit<TestDatabase, 'drop'>): Promise<void> {
  await database.destroy();
  const name = new URL(url).pathname.slice(1);
  await administer(inject('databaseServer'), `drop database ${name} with (force)`);
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
