import { sql } from 'kysely';
import type { OpportunitySnapshot } from '../../domain/pipeline/opportunity-snapshot.ts';
import type { TrackedField } from '../../domain/pipeline/opportunity.ts';
import type { Queryable } from '../connection.ts';
import type { CopyRow } from './copy-lines.ts';
import type { StagedHistory } from './staged-history.ts';
import { values } from './reported-values.ts';

const TABLE = 'staged_snapshot';

/** A history of what opportunities were like from a moment on, of which the file has these fields. */
export function stagedSnapshots(
  fields: readonly TrackedField[],
): StagedHistory<OpportunitySnapshot> {
  return {
    table: TABLE,
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
    mayBeginLate: false,
    create,
    rowOf,
    dropUnknown,
    report: (transaction) => report(transaction, fields),
  };
}

async function create(transaction: Queryable): Promise<void> {
  await sql`create temp table staged_snapshot (
    line integer, opportunity_id text, since date, second integer,
    stage text, outcome text, amount numeric, close_date date, forecast_category text
  ) on commit drop`.execute(transaction);
}

function rowOf(line: number, row: OpportunitySnapshot): CopyRow {
  return [
    line,
    row.opportunityId,
    row.since,
    row.second,
    row.stage,
    row.outcome,
    row.amount,
    row.closeDate,
    row.forecastCategory,
  ];
}

async function dropUnknown(transaction: Queryable) {
  await sql`analyze staged_snapshot`.execute(transaction);
  const { rows } = await sql<{ line: number; opportunity_id: string }>`
    delete from staged_snapshot staged
    where not exists (select from opportunity where id = staged.opportunity_id)
    returning line, opportunity_id`.execute(transaction);
  return rows.map(({ line, opportunity_id: value }) => ({ line, value, candidates: 0 }));
}

async function report(transaction: Queryable, fields: readonly TrackedField[]): Promise<void> {
  // A stage's name may not say how it ends; the exports' flags do.
  await sql`update staged_snapshot staged set outcome = coalesce(known.outcome, 'open')
    from (select distinct stage from staged_snapshot) named
    left join (
      select stage, mode() within group (order by outcome) as outcome from opportunity group by stage
    ) known using (stage)
    where staged.stage = named.stage and staged.outcome is null`.execute(transaction);
  await sql`insert into reported_value (opportunity_id, field, since, place, value, reports_was)
    select opportunity_id, field, since, place, value, false
    from (
      select *, row_number() over (partition by opportunity_id order by since, second, line) as place
      from staged_snapshot
    ) staged, lateral (values ${values('staged')}) as one (field, value)
    where field = any(${fields})`.execute(transaction);
}
