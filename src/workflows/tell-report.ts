import { firstSentWeek } from '../database/programme-reports.ts';
import { monthToReport } from '../domain/report-month.ts';
import { reportMessage } from '../slack/messages/report-message.ts';
import { reportProgramme } from './report-programme.ts';
import { tellAdministrators } from './tell-administrators.ts';
import type { WorkflowContext } from './workflow-context.ts';

/** Once a month tells each administrator how the programme goes; nothing of a month before the first checklist. */
export async function tellReport(context: WorkflowContext): Promise<void> {
  const { database, now, coaching } = context;
  const until = monthToReport(now(), coaching.defaultTimeZone);
  if (until === undefined) return;
  const first = await firstSentWeek(database);
  if (first === undefined || first > until) return;
  await tellAdministrators(context, `programme-report:${until}`, async () =>
    reportMessage(await reportProgramme(database, until)),
  );
}
