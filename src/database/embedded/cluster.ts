import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { runProgram } from './programs.ts';

/** A folder with a database cluster in it, and how to get into it. */
export interface Cluster {
  /** Postgres' own data folder. */
  readonly folder: string;
  readonly logFile: string;
  readonly password: string;
}

/** The cluster under `dataFolder`, made if there is none yet. Two processes may come at once: both get the same one. */
export async function openCluster(
  dataFolder: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<Cluster> {
  const home = path.join(dataFolder, 'postgres');
  if (!existsSync(home)) {
    await mkdir(dataFolder, { recursive: true, mode: 0o755 });
    if (account !== undefined) await requireReachable(dataFolder);
    const unfinished = await mkdtemp(path.join(dataFolder, '.postgres-'));
    await give(unfinished, account);
    await createCluster(unfinished, binaries, account);
    // Renaming is atomic and refuses a folder that is there: the first process to finish wins.
    await rename(unfinished, home).catch(async (error: unknown) => {
      if (!existsSync(home)) throw error;
      await rm(unfinished, { recursive: true });
    });
  }
  return {
    folder: path.join(home, 'cluster'),
    logFile: path.join(home, 'postgres.log'),
    password: await readFile(path.join(home, PASSWORD_FILE), 'utf8'),
  };
}

const PASSWORD_FILE = 'password';
const PASSWORD_BYTES = 24;

async function createCluster(
  home: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  const passwordFile = path.join(home, PASSWORD_FILE);
  await writeFile(passwordFile, randomBytes(PASSWORD_BYTES).toString('hex'), { mode: 0o600 });
  await give(passwordFile, account);
  await runProgram(
    binaries.initdb,
    [
      `--pgdata=${path.join(home, 'cluster')}`,
      '--username=frontline',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ],
    { account, cwd: home },
  );
}

async function give(file: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(file, account.uid, account.gid);
}

const OTHERS_MAY_ENTER = 0o001;

async function requireReachable(folder: string): Promise<void> {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if (((await stat(at)).mode & OTHERS_MAY_ENTER) === 0) {
      throw new Error(
        `Postgres does not run as root, and the user it runs as can't enter ${at}. ` +
          'Set DATA_FOLDER to a folder that every user can enter, or leave it unset.',
      );
    }
  }
}
