import { findReceivedItem } from '../../database/checklists/checklists.ts';
import { touchChecklist } from '../../database/checklists/outdated-checklists.ts';
import { noteReminderAnswered } from '../../database/checklists/reminders.ts';
import { findPreference, savePreference } from '../../database/settings/preferences.ts';
import type { ChecklistId, ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** What a manager answers to a reminder; the last two where it asks whether reminders are to go on. */
export type ReminderAnswer = 'not this week' | 'stop' | 'go on';

/**
 * Notes a manager's answer to the reminder of the list that this item is on, and returns that list; undefined where it isn't
 * theirs. The same again changes nothing.
 */
export async function answerReminder(
  context: WorkflowContext,
  manager: Person,
  item: ChecklistItemId,
  answer: ReminderAnswer,
): Promise<ChecklistId | undefined> {
  const now = context.now();
  return context.database.transaction().execute(async (transaction) => {
    const own = await findReceivedItem(transaction, manager.id, item);
    // The answer is about the list, which stays the manager's whoever its reps report to.
    if (own?.managerId !== manager.id) return undefined;
    await noteReminderAnswered(transaction, own.checklistId, now);
    if (answer === 'stop') {
      const preference = await findPreference(transaction, manager.id);
      await savePreference(transaction, manager.id, { ...preference, midweekReminder: false }, now);
    }
    await touchChecklist(transaction, own.checklistId);
    return own.checklistId;
  });
}
