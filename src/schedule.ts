import { schedule as scheduleTask } from 'node-cron';
import type { Logger } from './log.ts';
import { detectSignals } from './workflows/signals/detect-signals.ts';
import { expireNotes } from './workflows/privacy/expire-notes.ts';
import { linkSlackAccounts } from './workflows/people/link-slack-accounts.ts';
import { remindManagers } from './workflows/checklists/remind-managers.ts';
import { remindOfNext } from './workflows/one-on-ones/remind-of-next.ts';
import { sendChecklists } from './workflows/checklists/send-checklists.ts';
import { sendDigests } from './workflows/second-line/send-digests.ts';
import { showRecaps } from './workflows/recaps/show-recaps.ts';
import { ingestNewExports } from './workflows/imports/ingest-new-exports.ts';
import { ingestSlackFiles } from './workflows/imports/ingest-slack-files.ts';
import { notifyOfComplaints } from './workflows/recaps/notify-of-complaints.ts';
import { notifyOfImports } from './workflows/imports/notify-of-imports.ts';
import { showInitiatives } from './workflows/programme/show-initiatives.ts';
import { notifyOfReport } from './workflows/programme/notify-of-report.ts';
import type { WorkflowContext } from './workflows/workflow-context.ts';

/** Something that runs by the clock. It may run in every replica at once: what it does is safe to do twice. */
export interface Job {
  readonly name:
    | 'ingest-exports'
    | 'ingest-slack-files'
    | 'notify-of-imports'
    | 'link-slack-accounts'
    | 'refresh-slack-accounts'
    | 'send-checklists'
    | 'remind-managers'
    | 'expire-notes'
    | 'show-recaps'
    | 'notify-of-complaints'
    | 'notify-of-report'
    | 'show-initiatives'
    | 'remind-of-next'
    | 'send-digests';
  /** In the machine's zone; each manager's own hour is looked at when it runs. */
  readonly cron: string;
  run(): Promise<void>;
}

/** Every job, in the order in which one feeds the next. */
export function jobsOf(context: WorkflowContext, exportFolder: string | undefined): Job[] {
  const { database, log } = context;
  return [
    {
      name: 'ingest-exports',
      cron: '* * * * *',
      async run() {
        if (exportFolder === undefined) return;
        const imported = await ingestNewExports({
          database,
          folder: exportFolder,
          log,
          now: context.now,
          timeZone: context.coaching.defaultTimeZone,
          maxRejectedPercent: context.coaching.maxRejectedPercent,
        });
        if (imported.some(({ type }) => type === 'opportunities')) await detectSignals(database);
      },
    },
    {
      name: 'ingest-slack-files',
      cron: '* * * * *',
      async run() {
        await ingestSlackFiles(context);
      },
    },
    {
      name: 'notify-of-imports',
      cron: '* * * * *',
      async run() {
        await notifyOfImports(context);
      },
    },
    {
      name: 'link-slack-accounts',
      cron: '*/10 * * * *',
      async run() {
        await linkSlackAccounts(context, 'missing');
      },
    },
    {
      name: 'refresh-slack-accounts',
      cron: '15 3 * * *',
      async run() {
        await linkSlackAccounts(context, 'all');
      },
    },
    {
      name: 'send-checklists',
      cron: '*/5 * * * *',
      async run() {
        const { sent } = await sendChecklists(context);
        if (sent.length > 0) log.info({ checklists: sent.length }, 'checklists sent');
      },
    },
    {
      name: 'remind-managers',
      cron: '*/10 * * * *',
      async run() {
        const reminded = await remindManagers(context);
        if (reminded > 0) log.info({ reminded }, 'managers reminded');
      },
    },
    {
      name: 'notify-of-report',
      cron: '*/15 * * * *',
      async run() {
        await notifyOfReport(context);
      },
    },
    {
      name: 'show-initiatives',
      cron: '*/15 * * * *',
      async run() {
        await showInitiatives(context);
      },
    },
    {
      name: 'expire-notes',
      cron: '30 3 * * *',
      async run() {
        await expireNotes(context);
      },
    },
    {
      name: 'show-recaps',
      cron: '* * * * *',
      async run() {
        await showRecaps(context);
      },
    },
    {
      name: 'notify-of-complaints',
      cron: '* * * * *',
      async run() {
        await notifyOfComplaints(context);
      },
    },
    {
      name: 'remind-of-next',
      cron: '*/5 * * * *',
      async run() {
        await remindOfNext(context);
      },
    },
    {
      name: 'send-digests',
      cron: '*/5 * * * *',
      async run() {
        const sent = await sendDigests(context);
        if (sent > 0) log.info({ digests: sent }, 'digests sent');
      },
    },
  ];
}

/** Starts the clock for all jobs and returns how to stop it. A run that lasts longer than its interval is not doubled. */
export function startSchedule(jobs: readonly Job[], log: Logger): () => Promise<void> {
  const running = new Set<Promise<void>>();
  const tasks = jobs.map((job) =>
    scheduleTask(
      job.cron,
      () => {
        const run = job.run().catch((error: unknown) => {
          log.error({ err: error, job: job.name }, 'a scheduled job failed');
        });
        running.add(run);
        return run.finally(() => running.delete(run));
      },
      { name: job.name, noOverlap: true },
    ),
  );
  return async () => {
    for (const task of tasks) await task.destroy();
    await Promise.all(running);
  };
}
