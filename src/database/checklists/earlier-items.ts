import { addDays, DAYS_A_WEEK, type CalendarDate } from '../../domain/calendar.ts';
import { REMEMBERED_WEEKS, type EarlierItem } from '../../domain/checklists/earlier-lists.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';
import { readContent } from '../stored/stored-content.ts';

/** What the manager's lists of the last weeks before this one had. What can't be read any more is left out, and reported. */
export async function earlierItems(
  database: Queryable,
  manager: PersonId,
  week: CalendarDate,
): Promise<EarlierItem[]> {
  const rows = await database
    .selectFrom('checklist_item')
    .innerJoin('checklist', 'checklist.id', 'checklist_item.checklist_id')
    .select(['checklist_item.id', 'checklist.week', 'checklist_item.content'])
    .where('checklist.manager_id', '=', manager)
    .where('checklist.week', '<', week)
    .where('checklist.week', '>=', addDays(week, -REMEMBERED_WEEKS * DAYS_A_WEEK))
    .orderBy('checklist_item.id')
    .execute();
  return rows.flatMap(({ id, week: then, content: kept }) => {
    const content = readContent(kept, `checklist item ${id}`, then);
    return content === undefined ? [] : [{ week: then, content }];
  });
}
