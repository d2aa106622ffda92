import type { Command } from 'commander';
import { ConfigError, interpretConfig, readEnvironment } from '../../config.ts';
import { pendingMigrations } from '../../database/migrate.ts';
import { localTime } from '../../domain/calendar.ts';
import { examineSlack } from '../../slack/health/examine-slack.ts';
import { examineImports } from '../../workflows/imports/examine-imports.ts';
import { examineData, examineFolder, type Finding } from '../../workflows/health/examine.ts';
import { print, withDatabase } from './runtime.ts';
import { slackClient } from './slack-client.ts';

export function define(command: Command): void {
  command
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = [...(await examineSettings()), ...(await examineDatabase())];
      print(json, { isWell: findings.every(({ isWell }) => isWell), findings }, () =>
        findings.map(lineOf),
      );
      if (findings.some(({ isWell }) => !isWell)) process.exitCode = 1;
    });
}

/** The settings, and Slack by them. */
async function examineSettings(): Promise<Finding[]> {
  const about = 'Settings';
  try {
    const { slack } = interpretConfig(readEnvironment());
    return [
      {
        about,
        isWell: true,
        says: `complete, for ${slack.transport.kind === 'http' ? 'HTTP' : 'Socket Mode'}`,
      },
      await examineSlack(slackClient(slack, 1)),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => ({
      about,
      isWell: false,
      says: problem,
      todo: 'Put it into .env (see .env.example).',
    }));
  }
}

async function examineDatabase(): Promise<Finding[]> {
  const findings: Finding[] = [];
  await withDatabase(
    async ({ database, config }) => {
      const pending = await pendingMigrations(database);
      const where = config.database.server === 'given' ? 'DATABASE_URL' : 'the embedded Postgres';
      if (pending.length > 0) {
        const todo = 'Run: npm run -s coach -- migrate';
        const says = `${where} answers, and lacks ${pending.join(', ')}`;
        findings.push({ about: 'Database', isWell: false, says, todo });
        return;
      }
      const now = new Date();
      const today = localTime(now, config.coaching.defaultTimeZone).date;
      findings.push(
        { about: 'Database', isWell: true, says: `${where} answers, the schema is current` },
        ...(await examineData(database, config.coaching, today)),
        ...(await examineImports(database, now)),
        await examineFolder(config.exportFolder),
      );
    },
    { anySchema: true },
  );
  return findings;
}

function lineOf({ about, isWell, says, todo }: Finding): string {
  return `${isWell ? '✓' : '✗'} ${about}: ${says}${todo === undefined ? '' : `\n    → ${todo}`}`;
}
