import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { connect } from '#src/database/connection.ts';
import { startEmbeddedPostgres } from '#src/database/embedded/server.ts';
import { migrate } from '#src/database/migrate.ts';
import { administer, databaseUrl } from './database-server.ts';
import { describeMigrated, type Migrated } from './emptied-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The URL of the server that the run's databases are on. */
    databaseServer: string;
    /** The name of the migrated, empty database that others are cloned from. */
    databaseTemplate: string;
    /** What that one is like. */
    migrated: Migrated;
    /** How the names of the run's databases begin. */
    databaseNames: string;
  }
}

/** Starts one Postgres for the whole run and migrates the template. TEST_DATABASE_URL names a server to use instead. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `frontline_template_${process.pid}`;
  await administer(server.url, `create database ${template}`);
  const database = connect(databaseUrl(server.url, template));
  await migrate(database);
  project.provide('migrated', await describeMigrated(database));
  await database.destroy();
  const names = `frontline_test_${process.pid}_`;
  project.provide('databaseServer', server.url);
  project.provide('databaseTemplate', template);
  project.provide('databaseNames', names);
  return async () => {
    await dropAll(server.url, names);
    await administer(server.url, `drop database ${template} with (force)`);
    await server.stop();
  };
}

/** Drops what the workers kept for a next test. */
async function dropAll(serverUrl: string, names: string): Promise<void> {
  const server = connect(serverUrl, { maxConnections: 1 });
  const { rows } = await sql<{ name: string }>`
    select datname as name from pg_database where starts_with(datname, ${names})`.execute(server);
  for (const { name } of rows) {
    await sql`drop database ${sql.id(name)} with (force)`.execute(server);
  }
  await server.destroy();
}

/** A Postgres of its own with nothing on it, or the one that TEST_DATABASE_URL names. */
export async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const folder = await mkdtemp(path.join(tmpdir(), 'frontline-tests-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataFolder: folder, disposable: true });
  return {
    url: server.url,
    async stop() {
      await server.leave();
      await rm(folder, { recursive: true });
    },
  };
}
