import { promises as fs } from 'node:fs';
import path from 'node:path';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Database } from './connection.ts';

/** The dated files at the top of the repository. */
const MIGRATIONS = path.join(import.meta.dirname, '../../migrations');

/**
 * Brings the database to the current schema and returns the names of the migrations that ran, oldest first. Safe to
 * run from several processes at once: they take turns. Throws, and leaves the failed one undone, where one fails.
 */
export async function migrate(database: Database): Promise<string[]> {
  const { error, results = [] } = await migrator(database).migrateToLatest();
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName;
    throw new Error(
      `Migration ${failed ?? ''} failed: ${error instanceof Error ? error.message : 'no cause given'}`,
      { cause: error },
    );
  }
  return results.map((result) => result.migrationName);
}

/** The names of the migrations that this program has and the database hasn't seen, oldest first. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const migrations = await migrator(database).getMigrations();
  return migrations
    .filter((migration) => migration.executedAt === undefined)
    .map((migration) => migration.name);
}

function migrator(database: Database): Migrator {
  return new Migrator({
    db: database,
    provider: new FileMigrationProvider({ fs, path, migrationFolder: MIGRATIONS }),
  });
}
