import { sql } from 'kysely';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { ReportingPair } from '../../domain/people/reporting-lines.ts';
import {
  DIGEST_DAYS,
  OLD_ISSUE_DAYS,
  type PairFacts,
} from '../../domain/second-line/manager-summary.ts';
import type { CoachingEvent } from '../../domain/second-line/quarter.ts';
import { TROUBLE_KINDS } from '../../domain/signals/kinds.ts';
import type { Queryable } from '../connection.ts';

/** How each manager coaches each report of theirs, of the days up to this one. */
export async function loadPairFacts(
  database: Queryable,
  pairs: readonly ReportingPair[],
  today: CalendarDate,
): Promise<PairFacts[]> {
  if (pairs.length === 0) return [];
  const since = addDays(today, -DIGEST_DAYS);
  const longAgo = addDays(today, -OLD_ISSUE_DAYS);
  const { rows } = await sql<PairRow>`
    with pair as (
      select * from unnest(
        ${pairs.map(({ manager }) => manager)}::integer[],
        ${pairs.map(({ report }) => report)}::integer[]
      ) as pair (manager_id, report_id)
    ),
    issue as (select * from signal where kind = any(${TROUBLE_KINDS}))
    select manager.id as manager_id, manager.name as manager_name,
      report.id as report_id, report.name as report_name, report.start_date,
      latest.last_held_on, lists.first_list_on,
      coalesce(issues.raised, 0) as raised, coalesce(issues.coached, 0) as coached,
      coalesce(issues.cleared, 0) as cleared, coalesce(issues.old, 0) as old,
      coalesce(agreed.due, 0) as due, coalesce(agreed.kept, 0) as kept
    from pair
    join person manager on manager.id = pair.manager_id
    join person report on report.id = pair.report_id
    left join lateral (
      select max(held_on) as last_held_on from one_on_one
      where manager_id = pair.manager_id and rep_id = pair.report_id and held_on <= ${today}
    ) latest on true
    left join lateral (
      select min(week) as first_list_on from checklist
      join delivery on delivery.checklist_id = checklist.id and delivery.state = 'posted'
      where checklist.manager_id = pair.manager_id and checklist.cover_id is null
    ) lists on true
    left join lateral (
      select
        count(*) filter (where first_seen_on > ${since}) as raised,
        count(*) filter (where exists (
          select from one_on_one where signal_id = issue.id
            and manager_id = pair.manager_id and held_on > ${since}
        )) as coached,
        count(*) filter (where cleared_on > ${since}) as cleared,
        count(*) filter (
          where state = 'raised' and first_seen_on <= ${longAgo} and dismissed_on is null
            and (latest.last_held_on is null or latest.last_held_on < first_seen_on)
        ) as old
      from issue where rep_id = pair.report_id
    ) issues on true
    left join lateral (
      select count(*) as due, count(*) filter (where state = 'kept') as kept
      from commitment join one_on_one on one_on_one.id = one_on_one_id
      where one_on_one.manager_id = pair.manager_id and one_on_one.rep_id = pair.report_id
        and due_on > ${since} and due_on <= ${today} and state <> 'dropped'
    ) agreed on true
    order by report.name, report.id`.execute(database);
  return rows.map((row) => ({
    manager: { id: row.manager_id, name: row.manager_name },
    report: { id: row.report_id, name: row.report_name },
    startDate: row.start_date ?? undefined,
    lastHeldOn: row.last_held_on ?? undefined,
    firstListOn: row.first_list_on ?? undefined,
    raised: row.raised,
    coached: row.coached,
    cleared: row.cleared,
    old: row.old,
    due: row.due,
    kept: row.kept,
  }));
}

interface PairRow extends Record<
  'raised' | 'coached' | 'cleared' | 'old' | 'due' | 'kept',
  number
> {
  readonly manager_id: PersonId;
  readonly manager_name: string;
  readonly report_id: PersonId;
  readonly report_name: string;
  readonly start_date: CalendarDate | null;
  readonly last_held_on: CalendarDate | null;
  readonly first_list_on: CalendarDate | null;
}

/** What happened between these managers and their reports from that day to this one. */
export async function loadCoachingEvents(
  database: Queryable,
  pairs: readonly ReportingPair[],
  from: CalendarDate,
  today: CalendarDate,
): Promise<CoachingEvent[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<{
    manager_id: PersonId;
    held_on: CalendarDate;
    what: CoachingEvent['what'];
  }>`
    with pair as (
      select * from unnest(
        ${pairs.map(({ manager }) => manager)}::integer[],
        ${pairs.map(({ report }) => report)}::integer[]
      ) as pair (manager_id, report_id)
    ),
    happened as (
      select pair.manager_id, held_on, 'one-on-one' as what from pair
      join one_on_one on one_on_one.manager_id = pair.manager_id and rep_id = pair.report_id
      union all
      select pair.manager_id, first_seen_on, 'raised' from pair
      join signal on rep_id = pair.report_id and kind = any(${TROUBLE_KINDS})
      union all
      select pair.manager_id, cleared_on, 'cleared' from pair
      join signal on rep_id = pair.report_id and kind = any(${TROUBLE_KINDS})
      union all
      select pair.manager_id, closed_at::date, 'kept' from pair
      join one_on_one on one_on_one.manager_id = pair.manager_id and rep_id = pair.report_id
      join commitment on one_on_one_id = one_on_one.id and state = 'kept'
    )
    select * from happened where held_on between ${from} and ${today}`.execute(database);
  return rows.map(({ manager_id: managerId, held_on: on, what }) => ({ managerId, on, what }));
}
