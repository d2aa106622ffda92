import { sql } from 'kysely';
import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import type { Queryable } from '../connection.ts';

/** How deals end in the stages that somebody was asked about, by the stage in lower case. */
export async function loadStageOutcomes(
  database: Queryable,
): Promise<Readonly<Record<string, OpportunityOutcome>>> {
  const rows = await database.selectFrom('stage_outcome').select(['stage', 'outcome']).execute();
  return Object.fromEntries(rows.map(({ stage, outcome }) => [stage, outcome]));
}

/** Remembers how deals in a stage end; a later answer takes the place of an earlier one. */
export async function saveStageOutcome(
  transaction: Queryable,
  stage: string,
  outcome: OpportunityOutcome,
): Promise<void> {
  await transaction
    .insertInto('stage_outcome')
    .values({ stage: stage.toLowerCase(), outcome })
    .onConflict((conflict) =>
      conflict.column('stage').doUpdateSet({ outcome, decided_at: sql`now()` }),
    )
    .execute();
}

/**
 * Ends the deals that are in a stage as it was said to end, since the day on which they came to it; without a change for
 * those that have been in it since they were first seen. Returns how many ended otherwise before.
 */
export async function applyStageOutcome(
  transaction: Queryable,
  stage: string,
  outcome: OpportunityOutcome,
): Promise<number> {
  await sql`create temp table redecided on commit drop as
    select known.id, entered.seen_on, entered.import_id,
      coalesce(same_day.old_value, known.outcome) as outcome_before
    from opportunity known
    left join lateral (
      select seen_on, import_id from opportunity_change
      where opportunity_id = known.id and field = 'stage' order by seen_on desc limit 1
    ) entered on true
    left join opportunity_change same_day
      on same_day.opportunity_id = known.id and same_day.field = 'outcome'
        and same_day.seen_on = entered.seen_on
    where lower(known.stage) = lower(${stage}) and known.outcome <> ${outcome}`.execute(
    transaction,
  );
  await sql`delete from opportunity_change change using redecided
    where change.opportunity_id = redecided.id and change.field = 'outcome'
      and change.seen_on >= redecided.seen_on`.execute(transaction);
  await sql`insert into opportunity_change
      (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
    select id, 'outcome', outcome_before, ${outcome}, seen_on, 'export', import_id
    from redecided where seen_on is not null and outcome_before <> ${outcome}`.execute(transaction);
  const changed = await sql`update opportunity set outcome = ${outcome}, fingerprint = null
    from redecided where opportunity.id = redecided.id`.execute(transaction);
  await sql`drop table redecided`.execute(transaction);
  return Number(changed.numAffectedRows ?? 0);
}
