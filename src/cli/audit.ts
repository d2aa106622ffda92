import type { Command } from 'commander';
import { auditEvents } from '../database/privacy/audit-events.ts';
import { print, withDatabase } from './runtime.ts';

const MAX_EVENTS = 1_000;

export function addAuditCommand(program: Command): void {
  program
    .command('audit')
    .description('who looked at or changed other people’s data, the newest first')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      await withDatabase(async ({ database }) => {
        const events = await auditEvents(database, MAX_EVENTS);
        print(json, { events }, () =>
          events.map(
            ({ at, actor, action, subject }) =>
              `${at.toISOString()} ${actor}: ${action}, ${subject ?? 'everybody'}`,
          ),
        );
      });
    });
}
