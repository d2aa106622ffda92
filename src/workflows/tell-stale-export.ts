import { localTime, type CalendarDate } from '../domain/calendar.ts';
import { staleExportMessage } from '../slack/messages/stale-export-messages.ts';
import { tellAdministrators } from './tell-administrators.ts';
import type { WorkflowContext } from './workflow-context.ts';

/** Tells each administrator, once for this export, why no checklists go out. */
export async function tellStaleExport(
  context: WorkflowContext,
  exportAsOf: CalendarDate,
): Promise<void> {
  const { now, coaching } = context;
  const today = localTime(now(), coaching.defaultTimeZone).date;
  await tellAdministrators(context, `stale-export:${exportAsOf}`, () =>
    Promise.resolve(staleExportMessage(exportAsOf, today, coaching.staleAfterDays)),
  );
}
