import type { ChecklistItem, ItemState } from '../../domain/checklists/checklist.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type {
  ChecklistId,
  ChecklistItemId,
  CommitmentId,
  OneOnOneId,
  PersonId,
  SignalId,
} from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

/** Notes what became of an item that is still open. False, with nothing written, where it was acted on before. */
export async function actOnItem(
  database: Queryable,
  item: ChecklistItemId,
  state: Exclude<ItemState['state'], 'open' | 'logged'>,
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

/** Notes on the open items of a commitment what became of it elsewhere. Returns the checklists that they are on. */
export async function markCommitmentItems(
  database: Queryable,
  commitment: CommitmentId,
  state: 'kept' | 'moved' | 'dropped',
  by: PersonId,
  now: Date,
): Promise<ChecklistId[]> {
  const marked = await database
    .updateTable('checklist_item')
    .set({ state, acted_by: by, acted_at: now })
    .where('commitment_id', '=', commitment)
    .where('state', '=', 'open')
    .returning('checklist_id')
    .execute();
  return marked.map(({ checklist_id: id }) => id);
}

const MAX_CHECKLISTS = 3;

/** The newest checklists, of whichever manager, that say what became of an item about this rep. */
export async function checklistsAbout(database: Queryable, rep: PersonId): Promise<ChecklistId[]> {
  const rows = await database
    .selectFrom('checklist')
    .select('id')
    .where('checklist.id', 'in', (of) =>
      of
        .selectFrom('checklist_item')
        .select('checklist_id')
        .where('rep_id', '=', rep)
        .where('state', '<>', 'open'),
    )
    .orderBy('checklist.week', 'desc')
    .limit(MAX_CHECKLISTS)
    .execute();
  return rows.map(({ id }) => id);
}

/** Keeps signals off the checklists until a date. */
export async function snoozeSignals(
  database: Queryable,
  signals: readonly SignalId[],
  until: CalendarDate,
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
