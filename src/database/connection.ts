import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

export type Transaction = KyselyTransaction<Schema>;

/** What query functions take: a connection pool, or a transaction of it. */
export type Queryable = Database | Transaction;

const DATE = 1082;
const NUMERIC = 1700;
const BIGINT = 20;

/** Opens a pool on the Postgres that the URL names. Connections are made when first needed. */
export function connect(url: string, options: { maxConnections?: number } = {}): Database {
  const types = new TypeOverrides();
  // A calendar date stays text, or a zone would move it; sums and counts fit in a double.
  types.setTypeParser(DATE, (text) => text);
  types.setTypeParser(NUMERIC, Number);
  types.setTypeParser(BIGINT, Number);
  const pool = new Pool({
    connectionString: url,
    max: options.maxConnections ?? 10,
    application_name: 'frontline',
    keepAlive: true,
    types,
  });
  // A server that restarts ends connections. Whoever works on one hears of it there, and the pool opens new ones.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      // What is being closed may end either way: the pool doesn't wait for its clients' last words.
      if (pool.ending) return;
      process.emitWarning(`A connection to Postgres was lost: ${error.message}`, 'Postgres');
    });
  });
  pool.on('error', () => {
    // The same again, of an idle one.
  });
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  pools.set(database, pool);
  return database;
}

/** The pool under a database that {@link connect} opened, for what Kysely can't do: COPY. */
export function poolOf(database: Database): Pool {
  const pool = pools.get(database);
  if (pool === undefined) throw new Error('The database was not opened by connect().');
  return pool;
}

/** Where the database is, for whoever needs connections of its own to it: another process. */
export function urlOf(database: Database): string {
  const { connectionString } = poolOf(database).options;
  if (connectionString === undefined) throw new Error('The database was not opened by its URL.');
  return connectionString;
}

const pools = new WeakMap<Database, Pool>();
