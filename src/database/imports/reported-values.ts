import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import type { TrackedField } from '../../domain/pipeline/opportunity.ts';
import type { Queryable } from '../connection.ts';

/**
 * The table of what a history tells of each field from a day on; it goes with the transaction. `place` puts the values
 * of one field of one opportunity in order, from 1; `key` is an owner's; `was` is what a field had before, where
 * the history tells that.
 */
export async function createReportedValues(transaction: Queryable): Promise<void> {
  await sql`create temp table reported_value (
    opportunity_id text, field text, since date, place integer, value text, key text, was text, reports_was boolean
  ) on commit drop`.execute(transaction);
}

/**
 * Puts what a history tells in the place of what exports had shown of the time it covers: between the first and the last
 * day that it tells of a field, it knows every change and its day, where exports know a week. What was seen before and
 * after that stays, linked to it. Returns how many more changes are known than before.
 */
export async function applyReportedValues(
  transaction: Queryable,
  importId: ImportId,
): Promise<{ added: number; fields: readonly TrackedField[] }> {
  await sql`analyze reported_value`.execute(transaction);
  await gatherPoints(transaction, importId);
  const removed = await sql`delete from opportunity_change change
    using (select distinct opportunity_id, field from reported_value) reported
    where change.opportunity_id = reported.opportunity_id and change.field = reported.field`.execute(
    transaction,
  );
  const inserted = await sql`insert into opportunity_change
      (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
    select opportunity_id, field, before, value, seen_on, source, import_id
    from (
      select *, lag(value) over place as before, row_number() over place as number
      from history_point window place as (partition by opportunity_id, field order by seen_on)
    ) as point
    where number > 1 and before is distinct from value`.execute(transaction);
  await takeOverNewer(transaction);
  const { rows } = await sql<{ field: TrackedField }>`
    select distinct field from reported_value order by field`.execute(transaction);
  const added = Number(inserted.numAffectedRows ?? 0) - Number(removed.numAffectedRows ?? 0);
  return { added: Math.max(0, added), fields: rows.map(({ field }) => field) };
}

/** The last day of the history; undefined for an empty one. */
export async function lastReportedDay(transaction: Queryable): Promise<CalendarDate | undefined> {
  const { rows } = await sql<{ last: CalendarDate | null }>`
    select max(since) as last from reported_value`.execute(transaction);
  return rows[0]?.last ?? undefined;
}

/**
 * The first day that the history tells of; undefined where it tells the whole past: stages and close dates since before
 * any opportunity that is known was created, or since the first day that is looked at.
 */
export async function firstReportedDay(
  transaction: Queryable,
  stagedTable: string,
  firstDayLookedAt: CalendarDate,
): Promise<CalendarDate | undefined> {
  const { rows } = await sql<{ first: CalendarDate; is_whole: boolean | null }>`
    select first, first <= greatest((select min(created_on) from opportunity), ${firstDayLookedAt}::date)
      and (select bool_or(field = 'stage') and bool_or(field = 'close_date') from reported_value) as is_whole
    from (select min(since) as first from ${sql.table(stagedTable)}) staged`.execute(transaction);
  return rows[0]?.is_whole === true ? undefined : rows[0]?.first;
}

/** Every value of every reported field with the day it is known from: at most one a day. */
async function gatherPoints(transaction: Queryable, importId: ImportId): Promise<void> {
  await sql`create temp table history_point on commit drop as
    with reported as (
      select opportunity_id, field, min(since) as first_day, max(since) as last_day
      from reported_value group by opportunity_id, field
    ), covered as (
      select max(since) as until from reported_value
    ), kept as (
      select change.* from opportunity_change change join reported using (opportunity_id, field), covered
      where seen_on < first_day or seen_on > until
    ), newest as (
      select max(as_of) as as_of from import where type = 'opportunities'
    ), day as (
      select distinct on (opportunity_id, field, since) * from reported_value
      order by opportunity_id, field, since, place desc
    ), point as (
      select opportunity_id, field, since as seen_on, value, 'history' as source,
        ${importId}::integer as import_id, 1 as rank
      from day
      union all
      select opportunity_id, field, seen_on, new_value, source, import_id, 2 from kept
      union all
      (select distinct on (opportunity_id, field)
        opportunity_id, field, '-infinity'::date, old_value, source, import_id, 3
      from kept join reported using (opportunity_id, field) where seen_on < first_day
      order by opportunity_id, field, seen_on)
      union all
      select opportunity_id, field, '-infinity'::date, was, 'history', ${importId}, 4
      from reported_value where place = 1 and reports_was
      union all
      select id, reported.field, greatest(as_of, last_day), value, 'export', ${importId}, 3
      from opportunity join reported on opportunity_id = id, newest,
        lateral (values ('owner', opportunity.owner), ${values('opportunity')}) as known_value (field, value)
      where last_day <= as_of and known_value.field = reported.field
    )
    select distinct on (opportunity_id, field, seen_on) * from point
    order by opportunity_id, field, seen_on, rank`.execute(transaction);
}

/** Where the history goes on after the newest export, what it says last is what is known. */
async function takeOverNewer(transaction: Queryable): Promise<void> {
  const last = (field: TrackedField, column = 'value') =>
    sql`max(${sql.ref(column)}) filter (where field = ${sql.lit(field)})`;
  const reported = (field: TrackedField, column: string, value = sql.ref(`last.${column}`)) =>
    sql`case when ${field} = any(last.fields) then ${value} else opportunity.${sql.ref(column)} end`;
  await sql`update opportunity set
      fingerprint = null,
      stage = coalesce(last.stage, opportunity.stage),
      outcome = coalesce(last.outcome, opportunity.outcome),
      owner = ${reported('owner', 'owner')},
      owner_key = ${reported('owner', 'owner_key')},
      amount = ${reported('amount', 'amount')},
      close_date = ${reported('close_date', 'close_date')},
      forecast_category = ${reported('forecast_category', 'forecast_category')}
    from (
      select opportunity_id, array_agg(field) as fields,
        ${last('stage')} as stage, ${last('outcome')} as outcome, ${last('owner')} as owner,
        ${last('owner', 'key')} as owner_key, (${last('amount')})::numeric as amount,
        (${last('close_date')})::date as close_date, ${last('forecast_category')} as forecast_category
      from (
        select distinct on (opportunity_id, field) * from reported_value
        order by opportunity_id, field, place desc
      ) newest
      where since > (select max(as_of) from import where type = 'opportunities')
      group by opportunity_id
    ) last
    where opportunity.id = last.opportunity_id`.execute(transaction);
}

/** A row's values by their fields, in the form in which changes are kept; the owner is not among them. */
export function values(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`('stage', ${column('stage')}), ('outcome', ${column('outcome')}),
    ('amount', trim_scale(${column('amount')})::text), ('close_date', ${column('close_date')}::text),
    ('forecast_category', ${column('forecast_category')})`;
}
