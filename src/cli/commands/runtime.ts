import { interpretLocalConfig, readEnvironment, type LocalConfig } from '../../config.ts';
import type { Database } from '../../database/connection.ts';
import { pendingMigrations } from '../../database/migrate.ts';
import { openDatabase } from '../../database/open.ts';
import { logUnreadable } from '../../log-unreadable.ts';
import { createLog, type Logger } from '../../log.ts';

/** What a command works with. */
export interface Runtime {
  readonly config: LocalConfig;
  readonly database: Database;
  readonly log: Logger;
}

/** A refusal in one clear sentence, for the person at the terminal: exit code 1, no stack. */
export class Refusal extends Error {}

/** Runs a command on the database, which is closed in any case. Refuses where the schema is not the current one. */
export async function withDatabase(
  run: (runtime: Runtime) => Promise<void>,
  options: { anySchema?: boolean } = {},
): Promise<void> {
  const config = interpretLocalConfig(readEnvironment());
  const log = createLog(config.logLevel);
  const opened = await openDatabase(config.database).catch((error: unknown) => {
    throw error instanceof Error ? new Refusal(error.message, { cause: error }) : error;
  });
  const { database } = opened;
  const endLogging = logUnreadable(log);
  try {
    if (options.anySchema !== true) await requireCurrentSchema(database);
    await run({ config, database, log });
  } finally {
    endLogging();
    await opened.close();
  }
}

async function requireCurrentSchema(database: Database): Promise<void> {
  const pending = await pendingMigrations(database);
  if (pending.length > 0) {
    throw new Refusal(
      `The database lacks ${pending.length === 1 ? 'a migration' : `${pending.length} migrations`}. Run: npm run -s coach -- migrate`,
    );
  }
}

/** Prints one JSON document for --json, else the lines. Nothing else goes to standard output. */
export function print(json: boolean | undefined, document: unknown, lines: () => string[]): void {
  const text = json === true ? JSON.stringify(document, undefined, 2) : lines().join('\n');
  if (text !== '') process.stdout.write(`${text}\n`);
}
