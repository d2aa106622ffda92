import { sql } from 'kysely';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { RepProgress, Win } from '../../domain/checklists/progress.ts';
import type { CommitmentId, OpportunityId, PersonId } from '../../domain/ids.ts';
import { sinceOneOnOne } from '../../domain/one-on-ones/since-one-on-one.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { ISSUE_KINDS } from '../../domain/signals/kinds.ts';
import type { Queryable } from '../connection.ts';
import { readMeasures, signalMeasures } from '../stored/signal-measures.ts';
import { readCleared } from '../stored/stored-measure.ts';

/** What is older is no longer news. */
const NEWS_DAYS = 14;
/** An end is seen some weeks after it began, and still is one. */
const NEWS_DAYS_OF_AN_END = 28;
/** Whoever began within a year: of others the first known win may not be their first. */
const NEW_DAYS = 365;

/** Issues of these reps that a list of the manager had, that nobody coached, and that are over for the better, the newest end first. */
export async function endedIssues(
  database: Queryable,
  manager: PersonId,
  reps: readonly NamedPerson[],
  week: CalendarDate,
): Promise<RepProgress[]> {
  if (reps.length === 0) return [];
  const rows = await database
    .selectFrom('signal')
    .select(['id', 'rep_id', 'kind', 'first_seen_on', 'cleared_evidence'])
    .select(signalMeasures.as('measures'))
    .where('rep_id', 'in', idsOf(reps))
    .where('kind', 'in', ISSUE_KINDS)
    .where('state', '=', 'cleared')
    .where('cleared_evidence', 'is not', null)
    .where('cleared_on', '>=', addDays(week, -NEWS_DAYS_OF_AN_END))
    .where('cleared_on', '<', week)
    // What has come back before may do so again.
    .where('came_back_on', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('checklist_item')
          .innerJoin('checklist', 'checklist.id', 'checklist_item.checklist_id')
          .select('checklist_item.id')
          .whereRef('checklist_item.signal_id', '=', 'signal.id')
          .where('checklist.manager_id', '=', manager),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('one_on_one')
            .select('one_on_one.id')
            .whereRef('one_on_one.rep_id', '=', 'signal.rep_id')
            .whereRef('one_on_one.held_on', '>=', 'signal.first_seen_on'),
        ),
      ),
    )
    .orderBy('cleared_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.flatMap((row): RepProgress[] => {
    const rep = reps.find(({ id }) => id === row.rep_id);
    const kind = ISSUE_KINDS.find((one) => one === row.kind);
    const cleared = readCleared(row.cleared_evidence, `signal ${row.id}`) ?? {};
    const then = readMeasures(row.measures, `signal ${row.id}`)[0]?.measure;
    const { change } = sinceOneOnOne(row.first_seen_on, then, cleared);
    if (rep === undefined || kind === undefined || change?.verdict !== 'better') return [];
    return [
      {
        rep,
        progress: {
          what: 'over',
          signalId: row.id,
          signal: kind,
          since: row.first_seen_on,
          change,
        },
      },
    ];
  });
}

/** Deals that these reps have won lately, each with the win before it. */
export async function newWins(
  database: Queryable,
  reps: readonly NamedPerson[],
  week: CalendarDate,
): Promise<Win[]> {
  if (reps.length === 0) return [];
  const { rows } = await sql<{
    id: OpportunityId;
    rep_id: PersonId;
    deal: string;
    won_on: CalendarDate;
    previous_on: CalendarDate | null;
    is_new: boolean;
  }>`
    select * from (
      select opportunity.id, person.id as rep_id,
        coalesce(opportunity.account, opportunity.name) as deal, close_date as won_on,
        lag(close_date) over (partition by person.id order by close_date, opportunity.id) as previous_on,
        coalesce(person.start_date > ${addDays(week, -NEW_DAYS)}::date, false) as is_new
      from opportunity
      join crm_owner on crm_owner.owner_key = opportunity.owner_key
      join person on person.id = crm_owner.person_id
      where person.id = any(${idsOf(reps)}) and outcome = 'won' and close_date < ${week}
    ) as won
    where won_on >= ${addDays(week, -NEWS_DAYS)} and (previous_on is not null or is_new)
    order by won_on desc, id`.execute(database);
  return rows.flatMap((row) => {
    const rep = reps.find(({ id }) => id === row.rep_id);
    if (rep === undefined) return [];
    const previousOn = row.previous_on ?? undefined;
    return [{ rep, opportunityId: row.id, deal: row.deal, wonOn: row.won_on, previousOn }];
  });
}

/** What the manager agreed with these reps, each rep's own to do, and was kept lately; the newest first. */
export async function keptCommitments(
  database: Queryable,
  manager: PersonId,
  reps: readonly NamedPerson[],
  week: CalendarDate,
): Promise<RepProgress[]> {
  if (reps.length === 0) return [];
  const { rows } = await sql<{
    id: CommitmentId;
    rep_id: PersonId;
    action: string;
    kept_on: CalendarDate;
  }>`
    select commitment.id, rep_id, action, closed_at::date as kept_on
    from commitment join one_on_one on one_on_one.id = one_on_one_id
    where manager_id = ${manager} and rep_id = any(${idsOf(reps)}) and owner_id = rep_id
      and state = 'kept' and closed_at >= ${addDays(week, -NEWS_DAYS)}::date
    order by closed_at desc, commitment.id`.execute(database);
  return rows.flatMap(({ id, rep_id: repId, action, kept_on: keptOn }): RepProgress[] => {
    const rep = reps.find((one) => one.id === repId);
    if (rep === undefined) return [];
    return [{ rep, progress: { what: 'commitment-kept', commitmentId: id, action, keptOn } }];
  });
}

function idsOf(reps: readonly NamedPerson[]): PersonId[] {
  return reps.map(({ id }) => id);
}
