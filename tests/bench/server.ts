import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connect } from '#src/database/connection.ts';
import { startEmbeddedPostgres } from '#src/database/embedded/server.ts';
import { migrate } from '#src/database/migrate.ts';

/** A Postgres for one run of the benchmarks, set up as the embedded one is for real. */
export interface BenchServer {
  readonly url: string;
  /** For files; gone with the server. */
  readonly folder: string;
  stop(): Promise<void>;
}

export async function startBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'frontline-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataFolder: join(folder, 'data') });
  return {
    url: server.url,
    folder,
    async stop() {
      await server.leave();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let databases = 0;

/** Makes a migrated database of its own and returns its address. */
export async function newDatabase({ url }: BenchServer): Promise<string> {
  databases += 1;
  const name = `bench_${databases}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  if (databases > 1)
    await client.query(`drop database if exists bench_${databases - 2} with (force)`);
  await client.query(`create database ${name}`);
  await client.query('checkpoint');
  await client.end();
  const address = new URL(url);
  address.pathname = `/${name}`;
  const database = connect(address.href);
  await migrate(database);
  await database.destroy();
  return address.href;
}
