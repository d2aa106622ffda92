import { sql } from 'kysely';
import { connect, type Database } from './connection.ts';
import { startEmbeddedPostgres } from './embedded/server.ts';

/** Which Postgres to use: a given server, or the embedded one with its data in a folder. */
export type DatabaseChoice =
  | { readonly server: 'given'; readonly url: string }
  | { readonly server: 'embedded'; readonly dataFolder: string };

export interface OpenDatabase {
  readonly database: Database;
  /** Closes the pool; and leaves the embedded server, which stops with its last user. */
  close(): Promise<void>;
}

/** Connects to the chosen server, starting the embedded one where needed. Throws with one plain sentence. */
export async function openDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
  if (choice.server === 'given') {
    const database = connect(choice.url);
    await requireAnswer(database, choice.url);
    return { database, close: () => database.destroy() };
  }
  const server = await startEmbeddedPostgres(choice);
  const database = connect(server.url);
  return {
    database,
    async close() {
      await database.destroy();
      await server.leave();
    },
  };
}

async function requireAnswer(database: Database, url: string): Promise<void> {
  try {
    await sql`select 1`.execute(database);
  } catch (cause) {
    await database.destroy();
    const { host, pathname } = new URL(url);
    const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new Error(
      `The Postgres database ${pathname.slice(1)} at ${host} does not let Frontline in${reason}. Check DATABASE_URL and that the server runs.`,
      { cause },
    );
  }
}
