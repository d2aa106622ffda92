import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';

/** An empty database and no files. The database's server goes on: another process may be using it. */
export async function forget(database: Database, exportFolder: string): Promise<void> {
  await sql`drop schema if exists public cascade`.execute(database);
  await sql`create schema public`.execute(database);
  await rm(exportFolder, { recursive: true, force: true });
}
