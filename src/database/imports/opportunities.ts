import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import type { Opportunity } from '../../domain/pipeline/opportunity.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import { ownText } from '../../domain/text.ts';
import type { Queryable } from '../connection.ts';
import type { CopyRow } from './copy-lines.ts';
import { REPORTED_COLUMNS } from '../tables/pipeline.ts';

/** What is kept of a row. */
const READ = [...REPORTED_COLUMNS, 'fingerprint'] as const;

/** A row of a file that was read. */
export interface ReadRow {
  readonly opportunity: Opportunity;
  /** Undefined for a row that is to be read again. */
  readonly fingerprint: number | undefined;
  /** What the row has and nobody can read: it stays as it was. */
  readonly unread: readonly UnreadField[];
}

type UnreadField = keyof typeof COLUMN_OF;

const COLUMN_OF = {
  amount: 'amount',
  currency: 'currency',
  closeDate: 'close_date',
  createdOn: 'created_on',
  stageEnteredOn: 'stage_entered_on',
  lastActivityOn: 'last_activity_on',
  contactCount: 'contact_count',
} as const satisfies Partial<Record<keyof Opportunity, (typeof REPORTED_COLUMNS)[number]>>;

/** Where rows are copied to be compared with what is known; the fingerprint alone is not a change. */
export const STAGED = {
  table: 'staged_opportunity',
  columns: [...REPORTED_COLUMNS, 'fingerprint', 'line', 'unread'],
} as const;

/** Where rows are copied straight away when nothing is known yet. */
export const FIRST = {
  table: 'opportunity',
  columns: [...REPORTED_COLUMNS, 'fingerprint', 'first_seen_on'],
} as const;

/** The table that an export is copied into; it goes with the transaction. */
export async function createStagedOpportunities(transaction: Queryable): Promise<void> {
  await sql`create temp table staged_opportunity on commit drop as
    select ${list(READ)}, 0 as line, null::text[] as unread from opportunity with no data`.execute(
    transaction,
  );
}

/** One row of {@link STAGED}. */
export function stagedRow(line: number, read: ReadRow): CopyRow {
  const unread = read.unread.map((field) => COLUMN_OF[field]);
  return rowOf(read, line, unread.length === 0 ? undefined : `{${unread.join(',')}}`);
}

/** One row of {@link FIRST}. */
export function firstRow(read: ReadRow, firstSeenOn: CalendarDate): CopyRow {
  return rowOf(read, firstSeenOn);
}

function rowOf({ opportunity, fingerprint }: ReadRow, ...last: CopyRow): CopyRow {
  const { owner } = opportunity;
  return [
    opportunity.id,
    opportunity.name,
    opportunity.account,
    owner,
    owner === undefined ? undefined : keyOf(owner),
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
    fingerprint,
    ...last,
  ];
}

/** Few owners, many rows. */
const keysOfOwners = new Map<string, string | undefined>();
const MAX_OWNERS = 10_000;

function keyOf(owner: string): string | undefined {
  const known = keysOfOwners.get(owner);
  if (known !== undefined) return known;
  const own = ownText(owner);
  const key = ownerKey(own);
  if (keysOfOwners.size < MAX_OWNERS) keysOfOwners.set(own, key);
  return key;
}

/** How many opportunities are open, of those that the newest export has. */
export async function countOpen(transaction: Queryable): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from opportunity
    where outcome = 'open' and missing_since is null`.execute(transaction);
  return rows[0]?.open ?? 0;
}

/** Fills in what could not be read of staged rows by what is known of their opportunities. */
export async function keepUnread(transaction: Queryable): Promise<void> {
  const kept = Object.values(COLUMN_OF).map((column) => {
    const [staged, known] = [sql.ref(`staged.${column}`), sql.ref(`known.${column}`)];
    return sql`${sql.ref(column)} = case when ${column} = any(unread) then ${known} else ${staged} end`;
  });
  await sql`update staged_opportunity staged set ${sql.join(kept)}
    from opportunity known where known.id = staged.id and unread is not null`.execute(transaction);
}

/** Lets the planner know how much was staged. */
export async function analyzeStaged(transaction: Queryable): Promise<void> {
  await sql`analyze staged_opportunity`.execute(transaction);
}

/**
 * Lets the planner know what the first export brought; later ones change little. A small sample does, until Postgres by
 * itself takes a larger one.
 */
export async function analyzeFirst(transaction: Queryable): Promise<void> {
  await sql`set local default_statistics_target = 10`.execute(transaction);
  await sql`analyze opportunity (missing_since, owner_key, stage, outcome, currency)`.execute(
    transaction,
  );
  await sql`set local default_statistics_target to default`.execute(transaction);
}

/** What the staged rows of an export came to. */
export interface OpportunityDifference {
  readonly added: number;
  readonly changed: number;
}

/**
 * Brings what is known up to the staged rows of an export that is no older than any before: notes every change of a
 * tracked field and every last activity before a later one, takes over what the export says, and adds what is new.
 */
export async function applyStaged(
  transaction: Queryable,
  importId: ImportId,
  asOf: CalendarDate,
): Promise<OpportunityDifference> {
  await sql`create temp table met_opportunity on commit drop as
    select staged.*, known.owner as old_owner, known.stage as old_stage, known.outcome as old_outcome,
      known.amount as old_amount, known.close_date as old_close_date,
      known.forecast_category as old_forecast_category, known.next_step as old_next_step,
      known.contact_count as old_contact_count, known.last_activity_on as old_last_activity_on,
      row(${list(REPORTED_COLUMNS, 'staged')}) is distinct from row(${list(REPORTED_COLUMNS, 'known')}) as differs
    from staged_opportunity staged join opportunity known using (id)`.execute(transaction);
  await sql`analyze met_opportunity`.execute(transaction);
  await sql`insert into opportunity_change
      (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
    select id, field, old_value, new_value, ${asOf}, 'export', ${importId}
    from met_opportunity met, lateral (values
      ('owner', met.old_owner, met.owner),
      ('stage', met.old_stage, met.stage),
      ('outcome', met.old_outcome, met.outcome),
      ('amount', trim_scale(met.old_amount)::text, trim_scale(met.amount)::text),
      ('close_date', met.old_close_date::text, met.close_date::text),
      ('forecast_category', met.old_forecast_category, met.forecast_category),
      ('next_step', met.old_next_step, met.next_step),
      ('contact_count', met.old_contact_count::text, met.contact_count::text)
    ) as reported (field, old_value, new_value)
    where differs and old_value is distinct from new_value`.execute(transaction);
  await sql`insert into earlier_activity (opportunity_id, held_on)
    select id, old_last_activity_on from met_opportunity
    where old_outcome = 'open' and old_last_activity_on is distinct from last_activity_on
      and old_last_activity_on is not null
    on conflict do nothing`.execute(transaction);
  const added = await sql`insert into opportunity (${list(READ)}, first_seen_on)
    select ${list(READ)}, ${asOf} from staged_opportunity staged
    where not exists (select from met_opportunity met where met.id = staged.id)`.execute(
    transaction,
  );
  await sql`update opportunity set missing_since = null, fingerprint = met.fingerprint,
      ${sql.join(REPORTED_COLUMNS.slice(1).map((column) => sql`${sql.ref(column)} = met.${sql.ref(column)}`))}
    from met_opportunity met where opportunity.id = met.id`.execute(transaction);
  const { rows } = await sql<{ changed: number }>`
    select count(*)::int as changed from met_opportunity where differs`.execute(transaction);
  return { added: Number(added.numAffectedRows ?? 0), changed: rows[0]?.changed ?? 0 };
}

/** A staged row whose opportunity is known. */
export interface StagedOfKnown {
  readonly line: number;
  /** That it was known by; 0 for none. */
  readonly fingerprint: number;
  /** Whether the export before had it. */
  readonly is_current: boolean;
}

export async function stagedOfKnown(transaction: Queryable): Promise<readonly StagedOfKnown[]> {
  const { rows } = await sql<StagedOfKnown>`
    select line, coalesce(known.fingerprint, 0) as fingerprint, missing_since is null as is_current
    from staged_opportunity staged join opportunity known using (id)`.execute(transaction);
  return rows;
}

export async function dropStaged(transaction: Queryable, lines: readonly number[]): Promise<void> {
  await sql`delete from staged_opportunity where line = any(${lines})`.execute(transaction);
}

export const UNMET = { table: 'unmet_row', columns: ['fingerprint'] } as const;

/** The table that the fingerprints are copied into whose rows an export no longer has. */
export async function createUnmet(transaction: Queryable): Promise<void> {
  await sql`create temp table unmet_row (fingerprint bigint) on commit drop`.execute(transaction);
}

/**
 * Marks the opportunities that the export no longer has: neither their row as it was, nor another of their id. What is
 * first seen in an export of the same day is left as it is. Returns how many.
 */
export async function markMissing(transaction: Queryable, asOf: CalendarDate): Promise<number> {
  await sql`analyze unmet_row`.execute(transaction);
  const marked = await sql`update opportunity known set missing_since = ${asOf}
    where missing_since is null and first_seen_on < ${asOf}
      and (fingerprint is null or fingerprint in (select fingerprint from unmet_row))
      and not exists (select from staged_opportunity staged where staged.id = known.id)`.execute(
    transaction,
  );
  return Number(marked.numAffectedRows ?? 0);
}

function list(columns: readonly string[], table?: string) {
  return sql.join(
    columns.map((column) => sql.ref(table === undefined ? column : `${table}.${column}`)),
  );
}
