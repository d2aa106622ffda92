import { readFile } from 'node:fs/promises';

/** Ids of the operating system's user that runs Postgres. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED = ['postgres', 'nobody'];

/**
 * The account to run Postgres under: undefined, meaning our own, except for root, as whom Postgres refuses to run.
 * Throws where root finds no other account.
 */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8'));
  for (const name of PREFERRED) {
    const account = accounts.get(name);
    if (account !== undefined && account.uid !== 0) return account;
  }
  throw new Error(
    `Postgres does not run as root, and this machine has no user named ${PREFERRED.join(' or ')} to run it as. ` +
      'Run Frontline as another user, or set DATABASE_URL to a Postgres server.',
  );
}

/** Reads the lines `name:password:uid:gid:…` of /etc/passwd. */
function parseAccounts(passwd: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}
