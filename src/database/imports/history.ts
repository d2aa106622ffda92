import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import type { OpportunitySnapshot } from '../../domain/opportunity-snapshot.ts';
import { copyLine } from '../bulk-transaction.ts';
import type { Queryable } from '../connection.ts';

/** The fields whose history a file can tell. A stage tells the outcome too. */
export type ToldField = 'stage' | 'outcome' | 'amount' | 'close_date' | 'forecast_category';

export const STAGED_HISTORY = {
  table: 'staged_history',
  columns: [
    'line',
    'opportunity_id',
    'since',
    'second',
    'stage',
    'outcome',
    'amount',
    'close_date',
    'forecast_category',
  ],
} as const;

/** The table that a history is copied into; it goes with the transaction. */
export async function createStagedHistory(transaction: Queryable): Promise<void> {
  await sql`create temp table staged_history (
    line integer, opportunity_id text, since date, second integer,
    stage text, outcome text, amount numeric, close_date date, forecast_category text
  ) on commit drop`.execute(transaction);
}

/** One line for COPY into {@link STAGED_HISTORY}. */
export function stagedHistory(line: number, row: OpportunitySnapshot): string {
  return copyLine([
    line,
    row.opportunityId,
    row.since,
    row.second,
    row.stage,
    row.outcome,
    row.amount,
    row.closeDate,
    row.forecastCategory,
  ]);
}

/** Takes out the rows of opportunities that no export has, and tells which. */
export async function dropUnknownOpportunities(
  transaction: Queryable,
): Promise<readonly { readonly line: number; readonly opportunity_id: string }[]> {
  await sql`analyze staged_history`.execute(transaction);
  const { rows } = await sql<{ line: number; opportunity_id: string }>`
    delete from staged_history staged
    where not exists (select from opportunity where id = staged.opportunity_id)
    returning line, opportunity_id`.execute(transaction);
  return rows;
}

/** The last day that the staged history tells of; undefined where it has no row. */
export async function lastStagedDay(transaction: Queryable): Promise<CalendarDate | undefined> {
  const { rows } = await sql<{ last: CalendarDate | null }>`
    select max(since) as last from staged_history`.execute(transaction);
  return rows[0]?.last ?? undefined;
}

/**
 * Puts the staged history in the place of what exports had shown of the time it covers: between its first row of an
 * opportunity and its last day it knows every change and its day, where exports know a week. What was seen before and
 * after that stays, linked to it. Returns how many more changes are known than before.
 */
export async function applyHistory(
  transaction: Queryable,
  importId: ImportId,
  fields: readonly ToldField[],
): Promise<number> {
  await settleOutcomes(transaction);
  await gatherPoints(transaction, importId, fields);
  const removed = await sql`delete from opportunity_change change
    using (select distinct opportunity_id from staged_history) told
    where change.opportunity_id = told.opportunity_id and field = any(${fields})`.execute(
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
  await takeOverNewer(transaction, fields);
  return Number(inserted.numAffectedRows ?? 0) - Number(removed.numAffectedRows ?? 0);
}

/** A stage's name may not say how it ends; the exports' flags do. */
async function settleOutcomes(transaction: Queryable): Promise<void> {
  await sql`update staged_history staged set outcome = coalesce(known.outcome, 'open')
    from (select distinct stage from staged_history) named
    left join (
      select stage, mode() within group (order by outcome) as outcome from opportunity group by stage
    ) known using (stage)
    where staged.stage = named.stage and staged.outcome is null`.execute(transaction);
}

/** Every value of every told field with the day it is known from: at most one a day. */
async function gatherPoints(
  transaction: Queryable,
  importId: ImportId,
  fields: readonly ToldField[],
): Promise<void> {
  await sql`create temp table history_point on commit drop as
    with told as (
      select opportunity_id, min(since) as first_day, max(since) as last_day
      from staged_history group by opportunity_id
    ), covered as (
      select max(since) as until from staged_history
    ), kept as (
      select change.* from opportunity_change change join told using (opportunity_id), covered
      where seen_on < first_day or seen_on > until
    ), newest as (
      select max(as_of) as as_of from import where type = 'opportunities'
    ), day as (
      select distinct on (opportunity_id, since) * from staged_history
      order by opportunity_id, since, second desc, line desc
    ), point as (
      select opportunity_id, field, since as seen_on, value, 'history' as source,
        ${importId}::integer as import_id, 1 as rank
      from day, lateral (values ${values('day')}) as told_value (field, value)
      union all
      select opportunity_id, field, seen_on, new_value, source, import_id, 2 from kept
      union all
      (select distinct on (opportunity_id, field)
        opportunity_id, field, '-infinity'::date, old_value, source, import_id, 3
      from kept join told using (opportunity_id) where seen_on < first_day
      order by opportunity_id, field, seen_on)
      union all
      select id, field, greatest(as_of, last_day), value, 'export', ${importId}, 3
      from opportunity join told on opportunity_id = id, newest,
        lateral (values ${values('opportunity')}) as known_value (field, value)
      where last_day <= as_of
    )
    select distinct on (opportunity_id, field, seen_on) * from point
    where field = any(${fields})
    order by opportunity_id, field, seen_on, rank`.execute(transaction);
}

/** Where the history goes on after the newest export, what it says last is what is known. */
async function takeOverNewer(transaction: Queryable, fields: readonly ToldField[]): Promise<void> {
  const told = (field: ToldField) => sql.lit(fields.includes(field));
  await sql`update opportunity set
      fingerprint = null,
      stage = last.stage,
      outcome = last.outcome,
      amount = case when ${told('amount')} then last.amount else opportunity.amount end,
      close_date = case when ${told('close_date')} then last.close_date else opportunity.close_date end,
      forecast_category = case when ${told('forecast_category')}
        then last.forecast_category else opportunity.forecast_category end
    from (
      select distinct on (opportunity_id) * from staged_history
      order by opportunity_id, since desc, second desc, line desc
    ) last
    where opportunity.id = last.opportunity_id
      and last.since > (select max(as_of) from import where type = 'opportunities')`.execute(
    transaction,
  );
}

function values(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`('stage', ${column('stage')}), ('outcome', ${column('outcome')}),
    ('amount', trim_scale(${column('amount')})::text), ('close_date', ${column('close_date')}::text),
    ('forecast_category', ${column('forecast_category')})`;
}
