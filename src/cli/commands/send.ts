import type { Command } from 'commander';
import { interpretConfig, readEnvironment } from '../../config.ts';
import { weekStart, type CalendarDate } from '../../domain/calendar.ts';
import { createWebApiPort } from '../../slack/delivery/web-api-port.ts';
import { linkSlackAccounts } from '../../workflows/people/link-slack-accounts.ts';
import { sendChecklists, type SendResult } from '../../workflows/checklists/send-checklists.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { detectFirst } from './detect-first.ts';
import { parseDate, requirePerson } from './options.ts';
import { print, Refusal, withDatabase } from './runtime.ts';
import { slackClient } from './slack-client.ts';

interface SendCommandOptions {
  readonly manager?: string;
  readonly week?: CalendarDate;
  readonly json?: boolean;
}

export function define(command: Command): void {
  command
    .option('--manager <email>', 'only to this manager')
    .option('--week <date>', 'of the week of this day, whatever the hour', parseDate)
    .option('--json', 'print one JSON document')
    .action(send);
}

async function send(options: SendCommandOptions): Promise<void> {
  const { slack, uploads } = interpretConfig(readEnvironment());
  await withDatabase(async ({ database, config, log }) => {
    const context: WorkflowContext = {
      database,
      log,
      slack: createWebApiPort(slackClient(slack, 2)),
      coaching: config.coaching,
      maxBytes: uploads.maxBytes,
      now: () => new Date(),
    };
    await linkSlackAccounts(context, 'missing');
    await detectFirst(database);
    const result = await sendChecklists(context, {
      ...(options.manager !== undefined && {
        manager: await requirePerson(database, options.manager),
      }),
      ...(options.week !== undefined && { week: weekStart(options.week) }),
    });
    print(options.json, result, () => linesOf(result));
    if (result.staleExport !== undefined) {
      throw new Refusal(
        `Nothing was sent: the newest export, of ${result.staleExport}, is more than ${config.coaching.staleAfterDays} days old. Import a newer one.`,
      );
    }
  });
}

function linesOf({ sent, withoutSlack, staleExport }: SendResult): string[] {
  return [
    ...sent.map((email) => `sent: ${email}`),
    ...withoutSlack.map((email) => `no Slack account under this address: ${email}`),
    ...(sent.length === 0 && withoutSlack.length === 0 && staleExport === undefined
      ? ['Nothing is due now.']
      : []),
  ];
}
