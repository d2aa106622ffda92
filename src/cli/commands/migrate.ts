import type { Command } from 'commander';
import { migrate } from '../../database/migrate.ts';
import { print, withDatabase } from './runtime.ts';

export function define(command: Command): void {
  command
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      await withDatabase(
        async ({ database }) => {
          const migrations = await migrate(database);
          print(options.json, { migrations }, () =>
            migrations.length === 0
              ? ['The database is at the current schema already.']
              : migrations.map((name) => `Migrated: ${name}`),
          );
        },
        { anySchema: true },
      );
    });
}
