import { lastWeekLogged, loadChecklist } from '../database/checklists.ts';
import { currentExpectations } from '../database/expectations.ts';
import { initiativesOf } from '../database/initiatives.ts';
import { addDays } from '../domain/calendar.ts';
import type { ChecklistId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { checklistMessage } from '../slack/messages/checklist-message.ts';
import type { SlackMessage } from '../slack/messages/slack-message.ts';
import { zoneOf, type WorkflowContext } from './workflow-context.ts';

/** A manager's checklist as a message, in its present state. */
export async function renderChecklist(
  context: WorkflowContext,
  manager: Person,
  id: ChecklistId,
): Promise<SlackMessage> {
  const checklist = await loadChecklist(context.database, id);
  if (checklist === undefined) throw new Error(`There is no checklist ${id}.`);
  const reps = checklist.items.map(({ content }) => content.rep.id);
  return checklistMessage({
    checklist,
    expectations: await currentExpectations(context.database, manager.id, reps),
    reader: { timeZone: zoneOf(context, manager), now: context.now() },
    initiatives: await initiativesOf(
      context.database,
      manager.id,
      checklist.week,
      addDays(checklist.week, 6),
    ),
    lastWeek: await lastWeekLogged(context.database, manager.id, checklist.week),
  });
}
