import { sql } from 'kysely';
import type { OpportunityEdit } from '../../domain/pipeline/opportunity-edit.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Queryable } from '../connection.ts';
import type { CopyRow } from './copy-lines.ts';
import type { StagedHistory } from './staged-history.ts';

/** A history with one field's change in each row. */
export const STAGED_EDITS: StagedHistory<OpportunityEdit> = {
  table: 'staged_edit',
  columns: [
    'line',
    'opportunity_id',
    'name',
    'owner_key',
    'since',
    'second',
    'field',
    'was',
    'value',
    'outcome_was',
    'outcome',
    'key',
    'key_was',
  ],
  mayBeginLate: true,
  create,
  rowOf,
  dropUnknown,
  report,
};

async function create(transaction: Queryable): Promise<void> {
  await sql`create temp table staged_edit (
    line integer, opportunity_id text, name text, owner_key text, since date, second integer,
    field text, was text, value text, outcome_was text, outcome text, key text, key_was text,
    candidates integer not null default 0
  ) on commit drop`.execute(transaction);
}

function rowOf(line: number, edit: OpportunityEdit): CopyRow {
  const { change } = edit;
  const isOwner = change?.field === 'owner';
  return [
    line,
    edit.opportunityId,
    edit.name,
    ownerKey(edit.owner ?? ''),
    edit.since,
    edit.second,
    change?.field,
    change?.was,
    change?.value,
    change?.outcomeWas,
    change?.outcome,
    isOwner ? ownerKey(change.value ?? '') : undefined,
    isOwner ? ownerKey(change.was ?? '') : undefined,
  ];
}

async function dropUnknown(transaction: Queryable) {
  await sql`analyze staged_edit`.execute(transaction);
  await findByName(transaction);
  const { rows } = await sql<{ line: number; value: string; candidates: number }>`
    delete from staged_edit staged
    where not exists (select from opportunity where id = staged.opportunity_id)
    returning line, coalesce(opportunity_id, name) as value, candidates`.execute(transaction);
  return rows;
}

/** Without an id the name says which opportunity it is; where several have it, the owner who has one of them alone. */
async function findByName(transaction: Queryable): Promise<void> {
  await sql`with edited as (
      select distinct name, owner_key from staged_edit where opportunity_id is null
    ), named as (
      select edited.*, known.id, known.owner_key = edited.owner_key as is_theirs
      from edited join opportunity known using (name)
    ), found as (
      select name, owner_key, count(*) as named, count(*) filter (where is_theirs) as theirs,
        min(id) as only_id, min(id) filter (where is_theirs) as their_id
      from (select name, named.owner_key, id, is_theirs from named) named group by name, owner_key
    )
    update staged_edit staged set candidates = named,
      opportunity_id = case when named = 1 then only_id when theirs = 1 then their_id end
    from found
    where staged.opportunity_id is null and staged.name = found.name
      and staged.owner_key is not distinct from found.owner_key`.execute(transaction);
}

async function report(transaction: Queryable): Promise<void> {
  await nameOwnersAsExportsDo(transaction);
  // Of two edits in one moment the later one begins with what the other has led to.
  await sql`create temp table ordered_edit on commit drop as
    with known as (
      select stage, mode() within group (order by outcome) as outcome from opportunity group by stage
    )
    select edit.*,
      row_number() over (
        partition by opportunity_id, field order by since, second, is_followed desc, line
      ) as place,
      coalesce(edit.outcome, now_known.outcome, 'open') as ends,
      coalesce(edit.outcome_was, before_known.outcome, 'open') as ended
    from (
      select *, exists (
        select from staged_edit next
        where next.opportunity_id = staged.opportunity_id and next.field = staged.field
          and next.since = staged.since and next.second = staged.second
          and next.line <> staged.line and next.was is not distinct from staged.value
      ) as is_followed
      from staged_edit staged where field is not null
    ) edit
    left join known now_known on now_known.stage = value
    left join known before_known on before_known.stage = was`.execute(transaction);
  await sql`insert into reported_value (opportunity_id, field, since, place, value, key, was, reports_was)
    select opportunity_id, field, since, place, value, key, was, true from ordered_edit
    union all
    select opportunity_id, 'outcome', since, place, ends, null, ended, true
    from ordered_edit where field = 'stage'`.execute(transaction);
  await sql`update opportunity set created_on = created.since
    from (
      select opportunity_id, min(since) as since from staged_edit where field is null group by opportunity_id
    ) created
    where opportunity.id = created.opportunity_id and created_on is null`.execute(transaction);
}

/**
 * A report gives owners' names where an export may give their ids, or the other way round: who is one person of the
 * roster goes by what the exports call them. Where one change is told by name and by id, only the known one counts.
 */
async function nameOwnersAsExportsDo(transaction: Queryable): Promise<void> {
  await sql`create temp table exported_owner on commit drop as
    select owner_key, max(owner) as owner, count(*) as opportunities
    from opportunity where owner_key is not null group by owner_key`.execute(transaction);
  const names = sql`select distinct on (other.owner_key) other.owner_key as reported_key, owner, exported.owner_key as key
    from crm_owner other join crm_owner one using (person_id)
    join exported_owner exported on exported.owner_key = one.owner_key
    where other.owner_key not in (select owner_key from exported_owner)
    order by other.owner_key, opportunities desc`;
  await sql`update staged_edit set value = named.owner, key = named.key
    from (${names}) named where field = 'owner' and staged_edit.key = reported_key`.execute(
    transaction,
  );
  await sql`update staged_edit set was = named.owner, key_was = named.key
    from (${names}) named where field = 'owner' and staged_edit.key_was = reported_key`.execute(
    transaction,
  );
  await sql`delete from staged_edit one using staged_edit other
    where one.field = 'owner' and other.field = 'owner' and one.line <> other.line
      and one.opportunity_id = other.opportunity_id
      and one.since = other.since and one.second = other.second
      and one.key not in (select owner_key from exported_owner)
      and other.key in (select owner_key from exported_owner)`.execute(transaction);
}
