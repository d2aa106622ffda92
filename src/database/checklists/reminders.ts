import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import { CONVERSATION_KINDS } from '../../domain/checklists/checklist.ts';
import type { ChecklistId, PersonId } from '../../domain/ids.ts';
import { ITEMS_NOW } from './items-now.ts';
import type { Queryable } from '../connection.ts';

/** A checklist from which nothing was logged. */
export interface UnloggedChecklist {
  readonly id: ChecklistId;
  readonly managerId: PersonId;
  /** The Monday. */
  readonly week: CalendarDate;
  readonly postedAt: Date;
}

/**
 * Checklists of these weeks that their managers got themselves and have an open conversation on, while no one-on-one of that week
 * was logged, from an item or otherwise, and that were not reminded of.
 */
export async function unloggedChecklists(
  database: Queryable,
  weeks: { readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<UnloggedChecklist[]> {
  const { rows } = await sql<{
    id: ChecklistId;
    manager_id: PersonId;
    week: CalendarDate;
    posted_at: Date;
  }>`
    select checklist.id, checklist.manager_id, checklist.week, delivery.posted_at
    from checklist
    join delivery on delivery.checklist_id = checklist.id and delivery.state = 'posted'
    where checklist.week between ${weeks.from} and ${weeks.to}
      and checklist.cover_id is null
      and exists (
        select from ${ITEMS_NOW} item
        where item.checklist_id = checklist.id and item.state = 'open'
          and item.kind = any(${[...CONVERSATION_KINDS]})
      )
      and not exists (
        select from ${ITEMS_NOW} item
        where item.checklist_id = checklist.id and item.state = 'logged'
      )
      and not exists (
        select from one_on_one
        where one_on_one.manager_id = checklist.manager_id
          and one_on_one.held_on >= checklist.week
      )
      and not exists (
        select from delivery reminder
        where reminder.key = 'reminder:' || checklist.id and reminder.state in ('posted', 'failed')
      )
    order by checklist.id
  `.execute(database);
  return rows.map((row) => ({
    id: row.id,
    managerId: row.manager_id,
    week: row.week,
    postedAt: row.posted_at,
  }));
}

/**
 * How many of a manager's last reminders before this week came to nothing, one after the other: no button of theirs was pressed, and
 * no one-on-one took place since. The newest three count.
 */
export async function remindersInVain(
  database: Queryable,
  manager: PersonId,
  week: CalendarDate,
): Promise<number> {
  const { rows } = await sql<{ is_answered: boolean }>`
    select checklist.reminder_answered_at is not null or exists (
      select from one_on_one
      where one_on_one.manager_id = checklist.manager_id and one_on_one.held_on >= checklist.week
        and one_on_one.held_on < ${week}
    ) as is_answered
    from checklist
    join delivery on delivery.key = 'reminder:' || checklist.id and delivery.state = 'posted'
    where checklist.manager_id = ${manager} and checklist.week < ${week}
    order by checklist.week desc limit 3
  `.execute(database);
  const answered = rows.findIndex((row) => row.is_answered);
  return answered === -1 ? rows.length : answered;
}

/** Notes that the manager answered the reminder of a checklist by a button. */
export async function noteReminderAnswered(
  database: Queryable,
  id: ChecklistId,
  now: Date,
): Promise<void> {
  await database
    .updateTable('checklist')
    .set({ reminder_answered_at: now })
    .where('id', '=', id)
    .where('reminder_answered_at', 'is', null)
    .execute();
}

/** Whether the manager answered the reminder of a checklist by a button. */
export async function isReminderAnswered(database: Queryable, id: ChecklistId): Promise<boolean> {
  const row = await database
    .selectFrom('checklist')
    .select('reminder_answered_at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined && row.reminder_answered_at !== null;
}
