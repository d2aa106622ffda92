import { createHash } from 'node:crypto';
import { findRecipient } from '../../database/checklists/checklists.ts';
import {
  closePastChecklists,
  noteChecklistShown,
  outdatedChecklists,
  type OutdatedChecklist,
} from '../../database/checklists/outdated-checklists.ts';
import { findPosted, findPostedChecklist } from '../../database/delivery/deliveries.ts';
import { localTime } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import { SlackRefusal } from '../slack-port.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { reminderKey, renderReminder } from './remind-managers.ts';
import { renderChecklist } from './render-checklist.ts';

/** Slack allows some fifty updates a minute, and whoever clicks comes first. */
const AT_A_TIME = 20;

/** Closes lists whose week is over, and brings messages up to date that say what is no longer true. Safe to run at any time. */
export async function showChecklists(context: WorkflowContext): Promise<void> {
  const { database, log } = context;
  const today = localTime(context.now(), 'UTC').date;
  await closePastChecklists(database, today, context.now());
  for (const list of await outdatedChecklists(database, AT_A_TIME)) {
    try {
      await show(context, list);
    } catch (error) {
      if (error instanceof SlackRefusal) {
        // A message that its reader deleted is no reason to try for ever.
        log.warn({ checklist: list.id, cause: error.message }, 'a checklist cannot be updated');
        await noteChecklistShown(database, list, undefined);
      } else {
        log.error({ err: error, checklist: list.id }, 'a checklist could not be shown');
      }
    }
  }
}

/**
 * Brings what one manager, or their cover, has on the screen up to date. Each is tried; throws what failed, which the job tries
 * again.
 */
export async function showChecklistsOf(context: WorkflowContext, person: PersonId): Promise<void> {
  const failures: unknown[] = [];
  for (const list of await outdatedChecklists(context.database, AT_A_TIME, person)) {
    await show(context, list).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'A checklist could not be shown.');
}

async function show(context: WorkflowContext, list: OutdatedChecklist): Promise<void> {
  const { database, slack } = context;
  const recipient = await findRecipient(database, list.id);
  const message = await renderChecklist(context, recipient, list.id);
  const reminder = await findPosted(database, reminderKey(list.id));
  const reminding = reminder && (await renderReminder(context, list.id));
  const hash = hashOf([message, reminding]);
  if (hash !== list.shownHash) {
    const posted = await findPostedChecklist(database, list.id);
    if (posted !== undefined) await slack.update(posted.channel, posted.messageTs, message);
    if (reminder !== undefined && reminding !== undefined) {
      await slack.update(reminder.channel, reminder.messageTs, reminding);
    }
  }
  await noteChecklistShown(database, list, hash);
}

function hashOf(messages: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(messages)).digest('base64');
}
