import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import type { Queryable } from '../connection.ts';
import { ownersWithoutPerson, type OwnerWithoutPerson } from './owners-without-person.ts';

/** What the newest export is made of. */
export interface PipelineSummary {
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
  /** Every stage, how it ends, and how many opportunities are in it; the fullest first. */
  readonly stages: readonly StageCount[];
}

export interface StageCount {
  readonly stage: string;
  readonly outcome: OpportunityOutcome;
  readonly opportunities: number;
}

/** Sums up the newest export. */
export async function summarisePipeline(
  transaction: Queryable,
  asOf: CalendarDate,
): Promise<PipelineSummary> {
  const parts = await countParts(transaction);
  const reps = await sql<{ name: string }>`
    select name from person rep
    where manager_id is not null and coalesce(end_date, ${asOf}) >= ${asOf}
      and not exists (select from person report where report.manager_id = rep.id)
      and not exists (
        select from crm_owner join opportunity using (owner_key)
        where person_id = rep.id and missing_since is null)
    order by name`.execute(transaction);
  return {
    ...parts,
    ownersWithoutPerson: await ownersWithoutPerson(transaction),
    repsWithoutOpportunity: reps.rows.map(({ name }) => name),
  };
}

/** Every stage of the newest export, how it ends, and how many opportunities are in it; the fullest first. */
export async function loadStages(database: Queryable): Promise<readonly StageCount[]> {
  return (await countParts(database)).stages;
}

async function countParts(
  transaction: Queryable,
): Promise<Pick<PipelineSummary, 'outcomes' | 'currencies' | 'stages'>> {
  const { rows } = await sql<StageCount & { currency: string | null; amounts: number }>`
    select stage, outcome, currency, count(*)::int as opportunities, count(amount)::int as amounts
    from opportunity where missing_since is null
    group by stage, outcome, currency order by stage, outcome, currency`.execute(transaction);
  const outcomes = { open: 0, won: 0, lost: 0 };
  const stages = new Map<string, StageCount>();
  const currencies = new Map<string | null, number>();
  for (const { stage, outcome, currency, opportunities, amounts } of rows) {
    outcomes[outcome] += opportunities;
    const key = JSON.stringify([stage, outcome]);
    const before = stages.get(key)?.opportunities ?? 0;
    stages.set(key, { stage, outcome, opportunities: before + opportunities });
    if (amounts > 0) currencies.set(currency, (currencies.get(currency) ?? 0) + amounts);
  }
  return {
    outcomes,
    stages: fullestFirst([...stages.values()]),
    currencies: fullestFirst(
      [...currencies].map(([currency, opportunities]) => ({ currency, opportunities })),
    ),
  };
}

function fullestFirst<Part extends { readonly opportunities: number }>(
  parts: readonly Part[],
): Part[] {
  return parts.toSorted((one, other) => other.opportunities - one.opportunities);
}
