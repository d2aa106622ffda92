import type { Command } from 'commander';
import { auditEvents } from '../../database/privacy/audit-events.ts';
import { print, withDatabase } from './runtime.ts';

const MAX_EVENTS = 1_000;

export function define(command: Command): void {
  command
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
