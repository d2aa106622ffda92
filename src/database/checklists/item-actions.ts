import { sql } from 'kysely';
import type { ChecklistItem } from '../../domain/checklists/checklist.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ChecklistItemId, OneOnOneId, PersonId, SignalId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

/** Notes a snooze or a verdict of an item that has neither yet. False, with nothing written, where it has. */
export async function markItem(
  database: Queryable,
  item: ChecklistItemId,
  state: 'snoozed' | 'dismissed',
  by: PersonId,
  now: Date,
): Promise<boolean> {
  const changed = await database
    .updateTable('checklist_item')
    .set({ state, acted_by: by, acted_at: now })
    .where('id', '=', item)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Takes a snooze or a verdict back. */
export async function reopenItem(database: Queryable, item: ChecklistItemId): Promise<void> {
  await database
    .updateTable('checklist_item')
    .set({ state: 'open', acted_by: null, acted_at: null })
    .where('id', '=', item)
    .where('state', 'in', ['snoozed', 'dismissed'])
    .execute();
}

/** Notes the one-on-one that an item led to, whatever became of the item before. */
export async function markItemLogged(
  database: Queryable,
  item: ChecklistItemId,
  oneOnOne: OneOnOneId,
  by: PersonId,
  now: Date,
): Promise<void> {
  await database
    .updateTable('checklist_item')
    .set({ state: 'logged', one_on_one_id: oneOnOne, acted_by: by, acted_at: now })
    .where('id', '=', item)
    .where('state', '<>', 'logged')
    .execute();
}

/** Keeps signals off the checklists until a date; without one, no longer. */
export async function snoozeSignals(
  database: Queryable,
  signals: readonly SignalId[],
  until: CalendarDate | null,
): Promise<void> {
  await database
    .updateTable('signal')
    .set({ snoozed_until: until })
    .where('id', 'in', signals)
    .execute();
}

/** Keeps the reminder that a rep waits for a one-on-one off the manager's checklists until a date. */
export async function snoozeWaiting(
  database: Queryable,
  manager: PersonId,
  rep: PersonId,
  until: CalendarDate,
): Promise<void> {
  await database
    .insertInto('waiting_snooze')
    .values({ manager_id: manager, rep_id: rep, snoozed_until: until })
    .onConflict((conflict) =>
      conflict.columns(['manager_id', 'rep_id']).doUpdateSet({ snoozed_until: until }),
    )
    .execute();
}

/** Has the reminder that a rep waits for a one-on-one come again. */
export async function endWaitingSnooze(
  database: Queryable,
  manager: PersonId,
  rep: PersonId,
): Promise<void> {
  await database
    .deleteFrom('waiting_snooze')
    .where('manager_id', '=', manager)
    .where('rep_id', '=', rep)
    .execute();
}

/** Keeps signals off the checklists until they are clearly worse than they are now. */
export async function dismissSignals(
  database: Queryable,
  signals: readonly SignalId[],
  on: CalendarDate,
): Promise<void> {
  await database
    .updateTable('signal')
    .set(({ ref }) => ({ dismissed_on: on, dismissed_severity: ref('severity') }))
    .where('id', 'in', signals)
    .execute();
}

/** Takes back that signals were called not an issue, up to what was said of them before. */
export async function undismissSignals(
  database: Queryable,
  signals: readonly SignalId[],
): Promise<void> {
  await sql`
    update signal set (dismissed_on, dismissed_severity) = (
      select acted_at::date, (content ->> 'severity')::double precision from checklist_item
      where signal_id = signal.id and state = 'dismissed' order by acted_at desc limit 1
    )
    where id = any(${[...signals]})
  `.execute(database);
}

/** All signals that an item names, its own first: what is done about the item is done about them all. */
export function signalsOf({ content }: ChecklistItem): readonly SignalId[] {
  if (!('signalId' in content)) return [];
  const also = content.kind === 'signal' ? (content.alsoSeen ?? []) : [];
  return [content.signalId, ...also.map(({ signalId }) => signalId)];
}

/** The signal that an item is about; undefined for an item about none. */
export function signalOf({ content }: ChecklistItem): SignalId | undefined {
  return 'signalId' in content ? content.signalId : undefined;
}
