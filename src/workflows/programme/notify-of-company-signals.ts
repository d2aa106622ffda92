import { openGroupSignals } from '../../database/signals/group-signals.ts';
import { companySignalMessage } from '../../screen/programme/company-signal-message.ts';
import { localTime } from '../../domain/calendar.ts';
import { notifyAdministrators } from '../delivery/notify-administrators.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Notifies each administrator of what the whole company has in common, as soon as it is detected, once an episode. Safe to run
 * at any time, twice, and in several processes.
 */
export async function notifyOfCompanySignals(context: WorkflowContext): Promise<void> {
  const today = localTime(context.now(), context.coaching.defaultTimeZone).date;
  for (const signal of await openGroupSignals(context.database)) {
    if (signal.managerId !== undefined) continue;
    await notifyAdministrators(context, `company-signal:${signal.id}`, () =>
      Promise.resolve(companySignalMessage(signal.kind, signal.facts, today)),
    );
  }
}
