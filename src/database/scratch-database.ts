import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { connect, poolOf, type Database } from './connection.ts';
import { migrate } from './migrate.ts';

/** A migrated, empty database beside another one, on the same server. */
export interface ScratchDatabase {
  readonly database: Database;
  /** Closes and removes it. */
  drop(): Promise<void>;
}

/** Makes a database for a while. Throws with one plain sentence where the server does not let it. */
export async function createScratchDatabase(beside: Database): Promise<ScratchDatabase> {
  const name = `frontline_scratch_${randomBytes(6).toString('hex')}`;
  await sql`create database ${sql.id(name)}`.execute(beside).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `A scratch database can't be made on this server: ${reason}. Let the user of DATABASE_URL create databases, or leave DATABASE_URL out to use the embedded Postgres.`,
      { cause },
    );
  });
  // What is thrown away anyway needn't be waited for until it is on the disk.
  await sql`alter database ${sql.id(name)} set synchronous_commit = off`.execute(beside);
  const database = connect(addressOf(beside, name));
  await migrate(database);
  return {
    database,
    async drop() {
      await database.destroy();
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(beside);
    },
  };
}

/** The address of another database on the same server. */
function addressOf(beside: Database, name: string): string {
  const { connectionString } = poolOf(beside).options;
  const address = new URL(connectionString ?? '');
  address.pathname = `/${name}`;
  return address.href;
}
