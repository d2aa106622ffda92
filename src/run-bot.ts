import { startBot } from './bot.ts';
import { ConfigError, interpretConfig, readEnvironment, type Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { createLog } from './log.ts';
import { startSchedule } from './schedule.ts';

const config = readConfig();
if (config !== undefined) await run(config);

/** The configuration; undefined, with all mistakes printed, where it can't be used. */
function readConfig(): Config | undefined {
  try {
    return interpretConfig(readEnvironment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const { database, close } = await openDatabase(config.database);
  const migrations = await migrate(database);
  if (migrations.length > 0) log.info({ migrations }, 'migrated');
  const bot = await startBot({ config, database, log });
  const stopSchedule = startSchedule(bot.jobs, log);
  log.info({ transport: config.slack.transport.kind, port: bot.port }, 'Frontline is running');

  // A library's promise that nobody waits for must not end the bot for a whole company.
  process.on('unhandledRejection', (err) =>
    log.error({ err }, 'something failed that nobody waited for'),
  );
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log.info('stopping: no new requests; finishing what runs');
    await bot.stop();
    await stopSchedule();
    await close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}
