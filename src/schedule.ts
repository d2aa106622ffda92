import { schedule as scheduleTask } from 'node-cron';
import type { Logger } from './log.ts';
import { detectPending } from './workflows/signals/detect-pending.ts';
import { expireNotes } from './workflows/privacy/expire-notes.ts';
import { linkSlackAccounts } from './workflows/people/link-slack-accounts.ts';
import { remindManagers } from './workflows/checklists/remind-managers.ts';
import { remindOfNext } from './workflows/one-on-ones/remind-of-next.ts';
import { sendChecklists } from './workflows/checklists/send-checklists.ts';
import { sendDigests } from './workflows/second-line/send-digests.ts';
import { showChecklists } from './workflows/checklists/show-checklists.ts';
import { showRecaps } from './workflows/recaps/show-recaps.ts';
import { ingestNewExports } from './workflows/imports/ingest-new-exports.ts';
import { ingestSlackFiles } from './workflows/imports/ingest-slack-files.ts';
import { notifyOfComplaints } from './workflows/recaps/notify-of-complaints.ts';
import { notifyOfCompanySignals } from './workflows/programme/notify-of-company-signals.ts';
import { notifyOfImports } from './workflows/imports/notify-of-imports.ts';
import { showInitiatives } from './workflows/programme/show-initiatives.ts';
import { notifyOfRefusals } from './workflows/delivery/notify-of-refusals.ts';
import { notifyOfReport } from './workflows/programme/notify-of-report.ts';
import type { WorkflowContext } from './workflows/workflow-context.ts';

/** Something that runs by the clock. It may run in every replica at once: what it does is safe to do twice. */
export interface Job {
  readonly name:
    | 'ingest-exports'
    | 'ingest-slack-files'
    | 'notify-of-imports'
    | 'notify-of-refusals'
    | 'detect-signals'
    | 'notify-of-company-signals'
    | 'link-slack-accounts'
    | 'refresh-slack-accounts'
    | 'send-checklists'
    | 'remind-managers'
    | 'expire-notes'
    | 'show-recaps'
    | 'show-checklists'
    | 'notify-of-complaints'
    | 'notify-of-report'
    | 'show-initiatives'
    | 'remind-of-next'
    | 'send-digests';
  /** In the machine's zone; each manager's own hour is read when it runs. */
  readonly cron: string;
  run(): Promise<unknown>;
}

const MINUTELY = '* * * * *';
const EVERY_5_MINUTES = '*/5 * * * *';
const EVERY_10_MINUTES = '*/10 * * * *';
const EVERY_15_MINUTES = '*/15 * * * *';

/** Every job, in the order in which one feeds the next. */
export function jobsOf(context: WorkflowContext, exportFolder: string | undefined): Job[] {
  const job = (name: Job['name'], cron: string, run: Job['run']): Job => ({ name, cron, run });
  return [
    job('ingest-exports', MINUTELY, () => ingestNewExports(context, exportFolder)),
    job('ingest-slack-files', MINUTELY, () => ingestSlackFiles(context)),
    job('notify-of-imports', MINUTELY, () => notifyOfImports(context)),
    job('detect-signals', MINUTELY, () => detectPending(context.database)),
    job('notify-of-company-signals', MINUTELY, () => notifyOfCompanySignals(context)),
    job('notify-of-refusals', EVERY_15_MINUTES, () => notifyOfRefusals(context)),
    job('link-slack-accounts', EVERY_10_MINUTES, () => linkSlackAccounts(context, 'missing')),
    job('refresh-slack-accounts', '15 3 * * *', () => linkSlackAccounts(context, 'all')),
    job('send-checklists', EVERY_5_MINUTES, () => sendChecklists(context)),
    job('remind-managers', EVERY_10_MINUTES, () => remindManagers(context)),
    job('notify-of-report', EVERY_15_MINUTES, () => notifyOfReport(context)),
    job('show-initiatives', EVERY_15_MINUTES, () => showInitiatives(context)),
    job('expire-notes', '30 3 * * *', () => expireNotes(context)),
    job('show-recaps', MINUTELY, () => showRecaps(context)),
    job('show-checklists', MINUTELY, () => showChecklists(context)),
    job('notify-of-complaints', MINUTELY, () => notifyOfComplaints(context)),
    job('remind-of-next', EVERY_5_MINUTES, () => remindOfNext(context)),
    job('send-digests', EVERY_5_MINUTES, () => sendDigests(context)),
  ];
}

/** Starts the clock for all jobs and returns how to stop it. A run that lasts longer than its interval is not doubled. */
export function startSchedule(jobs: readonly Job[], log: Logger): () => Promise<void> {
  const running = new Set<Promise<unknown>>();
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
