import { sql } from 'kysely';
import type { Activity } from '../../domain/pipeline/activity.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Queryable } from '../connection.ts';
import type { CopyRow } from './copy-lines.ts';

export const STAGED_ACTIVITIES = {
  table: 'staged_activity',
  columns: ['line', 'id', 'opportunity_id', 'owner_key', 'held_on', 'kind'],
} as const;

/** The table that activities are copied into; it goes with the transaction. */
export async function createStagedActivities(transaction: Queryable): Promise<void> {
  await sql`create temp table staged_activity on commit drop as
    select 0 as line, id, opportunity_id, owner_key, held_on, kind from activity with no data`.execute(
    transaction,
  );
}

/** One row of {@link STAGED_ACTIVITIES}. */
export function activityRow(line: number, activity: Activity): CopyRow {
  const owner = activity.owner === undefined ? undefined : ownerKey(activity.owner);
  return [line, activity.id, activity.opportunityId, owner, activity.heldOn, activity.kind];
}

/** Removes the rows whose id an earlier row has, and returns which. */
export async function dropRepeatedActivities(
  transaction: Queryable,
): Promise<readonly { readonly line: number; readonly first_line: number }[]> {
  const { rows } = await sql<{ line: number; first_line: number }>`
    with repeated as (
      select id, min(line) as first_line from staged_activity group by id having count(*) > 1
    )
    delete from staged_activity staged using repeated
    where staged.id = repeated.id and staged.line > repeated.first_line
    returning staged.line, repeated.first_line`.execute(transaction);
  return rows;
}

/** Adds and updates activities; an export need not have them all. Returns how many are new and how many changed. */
export async function applyActivities(
  transaction: Queryable,
): Promise<{ added: number; changed: number }> {
  const { rows } = await sql<{ is_new: boolean; count: number }>`
    with written as (
      insert into activity (id, opportunity_id, owner_key, held_on, kind)
      select id, opportunity_id, owner_key, held_on, kind from staged_activity
      on conflict (id) do update set opportunity_id = excluded.opportunity_id,
        owner_key = excluded.owner_key, held_on = excluded.held_on, kind = excluded.kind
      where row(activity.opportunity_id, activity.owner_key, activity.held_on, activity.kind)
        is distinct from row(excluded.opportunity_id, excluded.owner_key, excluded.held_on, excluded.kind)
      returning (xmax = 0) as is_new
    )
    select is_new, count(*)::int as count from written group by is_new`.execute(transaction);
  const count = (isNew: boolean) => rows.find((row) => row.is_new === isNew)?.count ?? 0;
  return { added: count(true), changed: count(false) };
}
