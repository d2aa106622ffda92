import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import {
  CONVERSATION_KINDS,
  type ItemContent,
  type ItemState,
} from '../../domain/checklists/checklist.ts';
import type {
  ChecklistId,
  ChecklistItemId,
  CommitmentId,
  OneOnOneId,
  PersonId,
  SignalId,
} from '../../domain/ids.ts';
import type { StoredJson } from '../tables/stored-json.ts';

/** A checklist's item with what is true of it now. */
export interface ItemNow {
  readonly id: ChecklistItemId;
  readonly checklist_id: ChecklistId;
  readonly position: number;
  readonly kind: ItemContent['kind'];
  readonly rep_id: PersonId | null;
  readonly signal_id: SignalId | null;
  readonly commitment_id: CommitmentId | null;
  readonly content: StoredJson;
  readonly state: ItemState['state'];
  readonly acted_by: PersonId | null;
  readonly acted_at: Date | null;
  /** The one-on-one that it led to, or that was held with its rep since. */
  readonly one_on_one_id: OneOnOneId | null;
  /** Whether that was held before the manager's next list. */
  readonly is_in_time: boolean;
  /** Of a commitment: what it says and when it is due now. */
  readonly action: string | null;
  readonly due_on: CalendarDate | null;
}

/** From this day on what happens belongs to a checklist, until the day of the manager's next. */
const BEGINS_ON = sql.raw(`coalesce(list.begins_on, list.week)`);
/** Whether the item `other` names the signal of `item`, as its own or beside it. */
const SAME_SIGNAL = sql.raw(`(other.signal_id = item.signal_id
  or other.content -> 'alsoSeen' @> jsonb_build_array(jsonb_build_object('signalId', item.signal_id)))`);

/**
 * Every checklist's items in their present state, for `from`. What becomes of an item is nowhere written twice: a commitment's
 * state is the commitment's own, a conversation took place where there is a one-on-one with the rep since the list came,
 * wherever it was logged, and a signal that was called not an issue on a later list is none on this one. Only a snooze and
 * such a verdict are the item's own.
 */
export const ITEMS_NOW = sql<ItemNow>`(
  select item.id, item.checklist_id, item.position, item.kind, item.rep_id, item.signal_id,
    item.commitment_id, item.content, talk.id as one_on_one_id,
    coalesce(talk.is_in_time, false) as is_in_time, agreed.action, agreed.due_on,
    became.state,
    case
      when became.state in ('kept', 'dropped') and agreed.id is not null
        then coalesce(agreed.ticked_by, agreed.manager_id)
      when became.state = 'moved' and agreed.id is not null then moved.moved_by
      when became.state = 'logged' and talk.id is not null then talk.manager_id
      when became.state = 'dismissed' and item.state <> 'dismissed' then dismissed.acted_by
      else item.acted_by
    end as acted_by,
    case
      when became.state in ('kept', 'dropped') and agreed.id is not null
        then coalesce(agreed.closed_at, item.acted_at)
      when became.state = 'moved' and agreed.id is not null then moved.moved_at
      when became.state = 'logged' and talk.id is not null then talk.logged_at
      when became.state = 'dismissed' and item.state <> 'dismissed' then dismissed.acted_at
      else item.acted_at
    end as acted_at
  from checklist_item item
  join checklist list on list.id = item.checklist_id
  left join lateral (
    select commitment.*, one_on_one.manager_id from commitment
    join one_on_one on one_on_one.id = commitment.one_on_one_id
    where commitment.id = item.commitment_id and item.kind = 'commitment-due'
  ) agreed on true
  left join lateral (
    select moved_by, moved_at from commitment_move
    where commitment_id = agreed.id order by commitment_move.id desc limit 1
  ) moved on true
  left join lateral (
    select held.id, held.manager_id, held.logged_at, held.id = item.one_on_one_id as is_its_own,
      not exists (
        select from checklist later
        where later.manager_id = list.manager_id and later.week > list.week
          and coalesce(later.begins_on, later.week) <= held.held_on
      ) as is_in_time
    from one_on_one held
    where held.id = item.one_on_one_id
      or (item.kind = any(${[...CONVERSATION_KINDS]}) and held.rep_id = item.rep_id
        and held.manager_id in (list.manager_id, list.cover_id) and held.held_on >= ${BEGINS_ON})
    order by (held.id = item.one_on_one_id) is true desc, held.held_on, held.id limit 1
  ) talk on true
  left join lateral (
    select other.acted_by, other.acted_at from checklist_item other
    join checklist on checklist.id = other.checklist_id
    where item.kind = 'signal' and other.rep_id = item.rep_id and other.state = 'dismissed'
      and checklist.manager_id = list.manager_id and checklist.week >= list.week and ${SAME_SIGNAL}
    order by other.acted_at desc limit 1
  ) dismissed on true
  cross join lateral (
    select case
      when agreed.state in ('kept', 'dropped') then agreed.state
      when agreed.due_on is not null
        and agreed.due_on is distinct from (item.content ->> 'dueOn')::date then 'moved'
      when agreed.id is not null and talk.is_its_own is not true then 'open'
      when talk.is_its_own or (item.state = 'logged' and talk.id is null) then 'logged'
      when item.state = 'dismissed' then 'dismissed'
      when talk.is_in_time then 'logged'
      when item.state = 'snoozed' then 'snoozed'
      when dismissed.acted_at is not null then 'dismissed'
      when talk.id is not null then 'logged'
      else item.state
    end as state
  ) became
)`;
