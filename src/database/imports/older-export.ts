import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';
import type { OpportunityDifference } from './opportunities.ts';

/**
 * Puts the staged rows of an export where they belong in time, when newer ones are in already: what is known now stays,
 * what was believed of that day is mended. A value that the day had for itself began on it and ended with the next
 * export. Where a CRM's own history covers the day, that knows better, and only when an opportunity was first seen changes.
 */
export async function applyOlderExport(
  transaction: Queryable,
  importId: ImportId,
  asOf: CalendarDate,
): Promise<OpportunityDifference> {
  const next = await nextExportAfter(transaction, asOf);
  await findLastSightings(transaction, importId, asOf);
  await believe(transaction, asOf);
  const changed = await mendChanges(transaction, importId, asOf, next);
  await takeOverLastSightings(transaction);
  await sql`insert into earlier_activity (opportunity_id, held_on)
    select staged.id, staged.last_activity_on
    from staged_opportunity staged join opportunity known using (id)
    where staged.outcome = 'open' and staged.last_activity_on is distinct from known.last_activity_on
      and staged.last_activity_on is not null
    on conflict do nothing`.execute(transaction);
  await sql`update opportunity known set
      first_seen_on = least(first_seen_on, ${asOf}::date),
      missing_since = case when missing_since <= ${asOf} then ${next} else missing_since end
    from staged_opportunity staged where staged.id = known.id`.execute(transaction);
  // What the next export did not have was gone already.
  await sql`update opportunity known set missing_since = ${asOf}
    where missing_since = ${next} and first_seen_on < ${asOf}
      and not exists (select from staged_opportunity staged where staged.id = known.id)`.execute(
    transaction,
  );
  // What newer exports no longer have was deleted in between.
  const added = await sql`insert into opportunity (
      id, name, account, owner, owner_key, stage, outcome, amount, currency, close_date, created_on,
      stage_entered_on, last_activity_on, next_step, forecast_category, contact_count,
      first_seen_on, missing_since)
    select id, name, account, owner, owner_key, stage, outcome, amount, currency, close_date, created_on,
      stage_entered_on, last_activity_on, next_step, forecast_category, contact_count,
      ${asOf}, ${next}
    from staged_opportunity staged
    where not exists (select from opportunity known where known.id = staged.id)`.execute(
    transaction,
  );
  return { added: Number(added.numAffectedRows ?? 0), changed };
}

async function nextExportAfter(
  transaction: Queryable,
  asOf: CalendarDate,
): Promise<CalendarDate | null> {
  const row = await transaction
    .selectFrom('import')
    .select(({ fn }) => fn.min('as_of').as('next'))
    .where('type', '=', 'opportunities')
    .where('as_of', '>', asOf)
    .executeTakeFirst();
  return row?.next ?? null;
}

/** The opportunities that no export has any more, and that none has shown later than this one. */
async function findLastSightings(
  transaction: Queryable,
  importId: ImportId,
  asOf: CalendarDate,
): Promise<void> {
  await sql`create temp table last_sighting on commit drop as
    select id from opportunity known
    where id in (select id from staged_opportunity) and ${asOf} > (
      select max(as_of) from import
      where type = 'opportunities' and as_of < known.missing_since and import.id <> ${importId}
    )`.execute(transaction);
}

/** What was last seen of an opportunity is what is known of it. */
async function takeOverLastSightings(transaction: Queryable): Promise<void> {
  await sql`update opportunity known set
      name = staged.name, account = staged.account, owner = staged.owner, owner_key = staged.owner_key,
      stage = staged.stage, outcome = staged.outcome, amount = staged.amount,
      currency = staged.currency, close_date = staged.close_date, created_on = staged.created_on,
      stage_entered_on = staged.stage_entered_on, last_activity_on = staged.last_activity_on,
      next_step = staged.next_step, forecast_category = staged.forecast_category,
      contact_count = staged.contact_count
    from staged_opportunity staged join last_sighting using (id)
    where known.id = staged.id`.execute(transaction);
}

/** Field by field what the export shows where that is not what was believed of its day. */
async function believe(transaction: Queryable, asOf: CalendarDate): Promise<void> {
  await sql`create temp table mended_belief on commit drop as
    select * from (
      select staged.id, field, shown, known.first_seen_on, coalesce(staged.unread, '{}') as unread,
        case when later.seen_on is null then now_known else later.old_value end as believed,
        later.seen_on as changes_on, later.new_value as changes_to,
        staged.id in (select id from last_sighting) as is_last
      from staged_opportunity staged
      join opportunity known using (id),
      lateral (values
        ('owner', staged.owner, known.owner),
        ('stage', staged.stage, known.stage),
        ('outcome', staged.outcome, known.outcome),
        ('amount', trim_scale(staged.amount)::text, trim_scale(known.amount)::text),
        ('close_date', staged.close_date::text, known.close_date::text),
        ('forecast_category', staged.forecast_category, known.forecast_category),
        ('next_step', staged.next_step, known.next_step),
        ('contact_count', staged.contact_count::text, known.contact_count::text)
      ) as reported (field, shown, now_known)
      left join lateral (
        select seen_on, old_value, new_value from opportunity_change change
        where change.opportunity_id = staged.id and change.field = reported.field and seen_on > ${asOf}
        order by seen_on limit 1
      ) later on true
    ) as compared
    where shown is distinct from believed and not field = any(unread)
      and not exists (
        select from import
        where type = 'history' and as_of >= ${asOf}
          and coalesce(report #>> '{told,since}', '-infinity')::date <= ${asOf}
          and coalesce((report #> '{told,fields}') ? field, true)
      )`.execute(transaction);
}

/** Returns how many opportunities were believed otherwise. */
async function mendChanges(
  transaction: Queryable,
  importId: ImportId,
  asOf: CalendarDate,
  next: CalendarDate | null,
): Promise<number> {
  const insert = sql`insert into opportunity_change
    (opportunity_id, field, old_value, new_value, seen_on, source, import_id)`;
  // Seen for the first time later: it had the shown value until then, or until a history has its next change.
  const isReportedNext = sql`change.opportunity_id = mended.id and change.field = mended.field
    and change.seen_on = changes_on and first_seen_on > ${asOf} and changes_on <= first_seen_on`;
  await sql`delete from opportunity_change change using mended_belief mended
    where ${isReportedNext} and change.new_value is not distinct from shown`.execute(transaction);
  await sql`update opportunity_change change set old_value = shown
    from mended_belief mended where ${isReportedNext}`.execute(transaction);
  await sql`${insert} select id, field, shown, believed, first_seen_on, 'export', ${importId}
    from mended_belief
    where first_seen_on > ${asOf} and (changes_on is null or changes_on > first_seen_on)`.execute(
    transaction,
  );
  // Known before: the shown value began on the day, and ended with the next export at the latest.
  await sql`delete from opportunity_change change using mended_belief mended
    where change.opportunity_id = mended.id and change.field = mended.field
      and change.seen_on = ${next} and mended.changes_on = ${next}
      and first_seen_on <= ${asOf}`.execute(transaction);
  await sql`${insert} select id, field, believed, shown, ${asOf}, 'export', ${importId}
    from mended_belief where first_seen_on <= ${asOf}`.execute(transaction);
  await sql`${insert} select id, field, shown,
      case when changes_on = ${next} then changes_to else believed end, ${next}, 'export', ${importId}
    from mended_belief
    where first_seen_on <= ${asOf} and not is_last
      and shown is distinct from case when changes_on = ${next} then changes_to else believed end`.execute(
    transaction,
  );
  const { rows } = await sql<{ count: number }>`
    select count(distinct id)::int as count from mended_belief`.execute(transaction);
  return rows[0]?.count ?? 0;
}
