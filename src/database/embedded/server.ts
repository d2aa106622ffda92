import { readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresAccount, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { openCluster, type Cluster } from './cluster.ts';
import { ROOT_FOLDER } from './folders.ts';
import { runProgram } from './programs.ts';

/** A Postgres server of our own, which other processes of Frontline on this machine may be using too. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  /** Leaves the server. The last one to leave stops it. */
  leave(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the data are kept; for root a folder that every user can enter. */
  readonly dataFolder: string;
  /** Trades safety against power cuts for speed: for tests. */
  readonly disposable?: boolean;
}

const USUAL_PORT = 5432;
const START_ATTEMPTS = 6;
const PAUSE_MILLISECONDS = 200;
const START_SECONDS = 60;
/** Every user of the server holds this lock shared; the one that gets it exclusively is the last. */
const PRESENCE_LOCK = 7_236_001;

/** Starts the server, or joins it where it runs already. Throws with one plain sentence where neither works. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await postgresAccount();
  const binaries = await findBinaries(account === undefined ? undefined : ROOT_FOLDER);
  const cluster = await openCluster(options.dataFolder, binaries, account);
  let failure: unknown;
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    try {
      return await joinRunning(cluster, binaries, account);
    } catch (error) {
      failure = error;
    }
    try {
      await start(cluster, binaries, account, options.disposable === true);
    } catch (error) {
      // Another process may be starting or stopping it at this moment; then the next attempt succeeds.
      failure = error;
      await forgetDeadServer(cluster);
      await setTimeout(attempt * PAUSE_MILLISECONDS);
    }
  }
  throw new Error(
    `The embedded Postgres in ${options.dataFolder} does not start: ${String(failure)} (${cluster.logFile} may say more)`,
    { cause: failure },
  );
}

async function start(
  cluster: Cluster,
  binaries: Binaries,
  account: Account | undefined,
  disposable: boolean,
): Promise<void> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(await freePort()),
    max_connections: '100',
    ...(disposable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  await runProgram(
    binaries.pgCtl,
    [
      'start',
      '--wait',
      `--timeout=${START_SECONDS}`,
      `--pgdata=${cluster.folder}`,
      `--log=${cluster.logFile}`,
      `--options=${flags.join(' ')}`,
    ],
    { account, cwd: cluster.folder },
  );
}

/** The usual port where it is free, else one that the system picks. */
async function freePort(): Promise<number> {
  return (await tryPort(USUAL_PORT)) ?? (await tryPort(0)) ?? 0;
}

function tryPort(wished: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: '127.0.0.1', port: wished, exclusive: true }, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function joinRunning(
  cluster: Cluster,
  binaries: Binaries,
  account: Account | undefined,
): Promise<EmbeddedPostgres> {
  const port = Number((await pidFile(cluster))[PORT_LINE]);
  if (!(port > 0)) throw new Error('It is not running.');
  const url = `postgres://frontline:${cluster.password}@127.0.0.1:${port}/postgres`;
  const presence = new Client({ connectionString: url, application_name: 'frontline presence' });
  // A server that goes away breaks the pool's connections too, and those report it.
  presence.on('error', () => undefined);
  await presence.connect();
  // Waits while the last one of the others is stopping the server; then this connection breaks.
  await presence.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
  let left = false;
  return {
    url,
    port,
    async leave() {
      if (left) return;
      left = true;
      if (await isLast(presence)) {
        await runProgram(
          binaries.pgCtl,
          ['stop', '--wait', '--mode=fast', `--pgdata=${cluster.folder}`],
          { account, cwd: cluster.folder },
        );
      }
      await presence.end();
    },
  };
}

async function isLast(presence: Client): Promise<boolean> {
  await presence.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
  const answer = await presence.query<{ alone: boolean }>(
    'select pg_try_advisory_lock($1) as alone',
    [PRESENCE_LOCK],
  );
  return answer.rows[0]?.alone === true;
}

/** Removes the note of a server that died, where its process number now belongs to another program. */
async function forgetDeadServer(cluster: Cluster): Promise<void> {
  const pid = Number((await pidFile(cluster))[PID_LINE]);
  if (!(pid > 0)) return;
  const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  if (program !== undefined && !program.startsWith('postgres')) {
    await rm(path.join(cluster.folder, 'postmaster.pid'), { force: true });
  }
}

const PID_LINE = 0;
const PORT_LINE = 3;

/** Postgres' own note beside the data, line by line; empty where there is none. It may be out of date. */
async function pidFile(cluster: Cluster): Promise<string[]> {
  const note = await readFile(path.join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '');
  return note.split('\n');
}
