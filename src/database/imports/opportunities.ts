import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import type { Opportunity, OpportunityOutcome } from '../../domain/opportunity.ts';
import { ownerKey } from '../../domain/owner-key.ts';
import { copyLine } from '../bulk-transaction.ts';
import type { Queryable } from '../connection.ts';

/** The columns of an opportunity that an export tells, in the order in which {@link stagedOpportunity} writes them. */
const COLUMNS = [
  'id',
  'name',
  'account',
  'owner',
  'owner_key',
  'stage',
  'outcome',
  'amount',
  'currency',
  'close_date',
  'created_on',
  'stage_entered_on',
  'last_activity_on',
  'next_step',
  'forecast_category',
  'contact_count',
] as const;

export const STAGED_OPPORTUNITIES = {
  table: 'staged_opportunity',
  columns: ['line', ...COLUMNS],
} as const;

/** The table that an export is copied into; it goes with the transaction. */
export async function createStagedOpportunities(transaction: Queryable): Promise<void> {
  await sql`create temp table staged_opportunity on commit drop as
    select 0 as line, ${list(COLUMNS)} from opportunity with no data`.execute(transaction);
}

/** One line for COPY into {@link STAGED_OPPORTUNITIES}. */
export function stagedOpportunity(line: number, opportunity: Opportunity): string {
  return copyLine([
    line,
    opportunity.id,
    opportunity.name,
    opportunity.account,
    opportunity.owner,
    opportunity.owner === undefined ? undefined : keyOf(opportunity.owner),
    opportunity.stage,
    opportunity.outcome,
    opportunity.amount,
    opportunity.currency,
    opportunity.closeDate,
    opportunity.createdOn,
    opportunity.stageEnteredOn,
    opportunity.lastActivityOn,
    opportunity.nextStep,
    opportunity.forecastCategory,
    opportunity.contactCount,
  ]);
}

/** Few owners, many rows. */
const keys = new Map<string, string | undefined>();
const MOST_KEYS = 10_000;

function keyOf(owner: string): string | undefined {
  const known = keys.get(owner);
  if (known !== undefined) return known;
  const key = ownerKey(owner);
  if (keys.size < MOST_KEYS) keys.set(owner, key);
  return key;
}

/** A row with the id of an earlier row of its file. */
export interface RepeatedId {
  readonly line: number;
  readonly id: string;
  readonly first_line: number;
}

/** Takes the rows out again whose id an earlier row has, and tells which. */
export async function dropRepeatedIds(transaction: Queryable): Promise<readonly RepeatedId[]> {
  await sql`analyze staged_opportunity`.execute(transaction);
  const { rows } = await sql<RepeatedId>`
    with repeated as (
      select id, min(line) as first_line from staged_opportunity group by id having count(*) > 1
    )
    delete from staged_opportunity staged using repeated
    where staged.id = repeated.id and staged.line > repeated.first_line
    returning staged.line, staged.id, repeated.first_line`.execute(transaction);
  return rows;
}

/** How many opportunities were open when the export before was read, and how many are in this one. */
export async function countOpen(transaction: Queryable): Promise<{ before: number; now: number }> {
  const { rows } = await sql<{ before: number; now: number }>`
    select
      (select count(*)::int from opportunity where outcome = 'open' and missing_since is null) as before,
      (select count(*)::int from staged_opportunity where outcome = 'open') as now`.execute(
    transaction,
  );
  return rows[0] ?? { before: 0, now: 0 };
}

/** What an export of opportunities came to. */
export interface OpportunityDifference {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Known from an earlier export, and no longer in this one. */
  readonly missing: number;
}

/**
 * Brings what is known up to an export that is no older than any before: notes every change of a tracked field, takes
 * over what the export says, adds what is new, and marks what the export no longer has.
 */
export async function applyNewestExport(
  transaction: Queryable,
  importId: ImportId,
  asOf: CalendarDate,
): Promise<OpportunityDifference> {
  await sql`create temp table changed_opportunity on commit drop as
    select staged.*, known.owner as old_owner, known.stage as old_stage, known.outcome as old_outcome,
      known.amount as old_amount, known.close_date as old_close_date,
      known.forecast_category as old_forecast_category,
      row(${list(COLUMNS, 'staged')}) is distinct from row(${list(COLUMNS, 'known')}) as differs
    from staged_opportunity staged join opportunity known using (id)
    where row(${list(COLUMNS, 'staged')}) is distinct from row(${list(COLUMNS, 'known')})
      or known.missing_since is not null`.execute(transaction);
  await sql`insert into opportunity_change
      (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
    select id, field, old_value, new_value, ${asOf}, 'export', ${importId}
    from changed_opportunity changed, lateral (values
      ('owner', changed.old_owner, changed.owner),
      ('stage', changed.old_stage, changed.stage),
      ('outcome', changed.old_outcome, changed.outcome),
      ('amount', trim_scale(changed.old_amount)::text, trim_scale(changed.amount)::text),
      ('close_date', changed.old_close_date::text, changed.close_date::text),
      ('forecast_category', changed.old_forecast_category, changed.forecast_category)
    ) as told (field, old_value, new_value)
    where old_value is distinct from new_value`.execute(transaction);
  await sql`update opportunity set missing_since = null,
      ${sql.join(COLUMNS.slice(1).map((column) => sql`${sql.ref(column)} = changed.${sql.ref(column)}`))}
    from changed_opportunity changed where opportunity.id = changed.id`.execute(transaction);
  const missing = await sql`update opportunity known set missing_since = ${asOf}
    where missing_since is null and first_seen_on < ${asOf}
      and not exists (select from staged_opportunity staged where staged.id = known.id)`.execute(
    transaction,
  );
  const added = await sql`insert into opportunity (${list(COLUMNS)}, first_seen_on)
    select ${list(COLUMNS)}, ${asOf} from staged_opportunity staged
    where not exists (select from opportunity known where known.id = staged.id)`.execute(
    transaction,
  );
  const { rows } = await sql<{ changed: number; staged: number }>`select
    (select count(*)::int from changed_opportunity where differs) as changed,
    (select count(*)::int from staged_opportunity) as staged`.execute(transaction);
  const { changed, staged } = rows[0] ?? { changed: 0, staged: 0 };
  const newOnes = Number(added.numAffectedRows ?? 0);
  return {
    added: newOnes,
    changed,
    unchanged: staged - newOnes - changed,
    missing: Number(missing.numAffectedRows ?? 0),
  };
}

/** What a staged export is made of. */
export interface StagedSummary {
  readonly outcomes: Readonly<Record<OpportunityOutcome, number>>;
  /** How many amounts are in which currency; null for those that name none. */
  readonly currencies: readonly {
    readonly currency: string | null;
    readonly opportunities: number;
  }[];
  /** Owners who are nobody in the roster, those with most open opportunities first. */
  readonly ownersWithoutPerson: readonly OwnerWithoutPerson[];
  /** Reps at work who own nothing in the export, by name. */
  readonly repsWithoutOpportunity: readonly string[];
}

export interface OwnerWithoutPerson {
  /** Null for opportunities without an owner. */
  readonly owner: string | null;
  readonly opportunities: number;
  readonly open: number;
}

export async function summariseStaged(
  transaction: Queryable,
  asOf: CalendarDate,
): Promise<StagedSummary> {
  const outcomes = { open: 0, won: 0, lost: 0 };
  const counted = await sql<{ outcome: OpportunityOutcome; count: number }>`
    select outcome, count(*)::int as count from staged_opportunity group by outcome`.execute(
    transaction,
  );
  for (const { outcome, count } of counted.rows) outcomes[outcome] = count;
  const currencies = await sql<StagedSummary['currencies'][number]>`
    select currency, count(*)::int as opportunities from staged_opportunity
    where amount is not null group by currency order by 2 desc, 1`.execute(transaction);
  const owners = await sql<OwnerWithoutPerson>`
    select max(owner) as owner, count(*)::int as opportunities,
      (count(*) filter (where outcome = 'open'))::int as open
    from staged_opportunity
    where owner_key is null or owner_key not in (select owner_key from crm_owner)
    group by owner_key order by open desc, opportunities desc, owner`.execute(transaction);
  const reps = await sql<{ name: string }>`
    select name from person rep
    where manager_id is not null and coalesce(end_date, ${asOf}) >= ${asOf}
      and not exists (select from person report where report.manager_id = rep.id)
      and not exists (
        select from crm_owner join staged_opportunity using (owner_key) where person_id = rep.id)
    order by name`.execute(transaction);
  return {
    outcomes,
    currencies: currencies.rows,
    ownersWithoutPerson: owners.rows,
    repsWithoutOpportunity: reps.rows.map(({ name }) => name),
  };
}

function list(columns: readonly string[], table?: string) {
  return sql.join(
    columns.map((column) => sql.ref(table === undefined ? column : `${table}.${column}`)),
  );
}
