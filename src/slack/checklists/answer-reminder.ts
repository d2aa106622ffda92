import { ACTIONS } from '../../screen/ids.ts';
import { answerReminder, type ReminderAnswer } from '../../workflows/checklists/answer-reminder.ts';
import { showChecklistsOf } from '../../workflows/checklists/show-checklists.ts';
import { click, savedBesideHome, type ClickListener } from '../clicks/listener.ts';
import { itemIdOf } from '../clicks/payload-ids.ts';

/** Not this week, on a reminder; and Stop them and Go on, where it asks whether reminders are to come. */
export const answerReminderListeners: readonly ClickListener[] = [
  answering(ACTIONS.notThisWeek, 'not this week'),
  answering(ACTIONS.stopReminders, 'stop'),
  answering(ACTIONS.keepReminders, 'go on'),
];

function answering(id: string, answer: ReminderAnswer): ClickListener {
  return click({
    id,
    may: 'whose item it is',
    parse: ({ value }) => itemIdOf(value),
    run: async ({ context, actor: manager }, item) => {
      const checklist = await answerReminder(context, manager, item, answer);
      return checklist && savedBesideHome(() => showChecklistsOf(context, manager.id));
    },
  });
}
