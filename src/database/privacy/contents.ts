import { sql } from 'kysely';
import { ERASED, pseudonymOf, withoutWords } from '../../domain/privacy/erased-person.ts';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { KnownNames } from '../../domain/privacy/name-remover.ts';
import type { Queryable } from '../connection.ts';

/** What others' history doesn't need of somebody at all, by the columns that say whose it is. */
const DELETED = [
  ['quota', ['person_id']],
  ['absence', ['person_id']],
  ['ramp', ['rep_id']],
  ['expectation', ['rep_id', 'manager_id']],
  ['waiting_snooze', ['rep_id', 'manager_id']],
  ['preference', ['person_id']],
] as const;

/**
 * Empties what was written about or by a person. What others' history counts with stays: that there was a one-on-one, a
 * signal, an item, and what came of it.
 */
export async function eraseContents(
  transaction: Queryable,
  { id, slackAccountId }: KnownNames,
  today: CalendarDate,
): Promise<void> {
  for (const [table, columns] of DELETED) {
    const theirs = columns.map((column) => sql`${sql.ref(column)} = ${id}`);
    await sql`delete from ${sql.table(table)} where ${sql.join(theirs, sql` or `)}`.execute(
      transaction,
    );
  }
  await sql`update preference set cover_id = null where cover_id = ${id}`.execute(transaction);
  await sql`update commitment set action = ${ERASED} from one_on_one
    where one_on_one_id = one_on_one.id and ${id} in (rep_id, manager_id, owner_id)`.execute(
    transaction,
  );
  await sql`update one_on_one set notes = '' where ${id} in (rep_id, manager_id)`.execute(
    transaction,
  );
  await sql`update recap set words = ${ERASED} from one_on_one
    where one_on_one_id = one_on_one.id and ${id} in (rep_id, manager_id)`.execute(transaction);
  await sql`update data_complaint set words = ${ERASED} where rep_id = ${id}
    or one_on_one_id in (select id from one_on_one where manager_id = ${id})`.execute(transaction);
  await sql`update agenda_point set words = ${ERASED} where ${id} in (rep_id, manager_id)`.execute(
    transaction,
  );
  await sql`update initiative_comment set comment = ${ERASED} where manager_id = ${id}`.execute(
    transaction,
  );
  await sql`update signal set state = 'cleared', cleared_on = greatest(last_seen_on, ${today})
    where rep_id = ${id} and state = 'raised'`.execute(transaction);
  await eraseWordsIn(transaction, 'signal', 'evidence', id);
  await eraseWordsIn(transaction, 'signal', 'cleared_evidence', id);
  await eraseWordsIn(transaction, 'checklist_item', 'content', id);
  await eraseNameInTeamItems(transaction, id);
  await eraseFiguresInTeams(transaction, id);
  if (slackAccountId !== undefined) await eraseDeliveries(transaction, slackAccountId);
  await transaction
    .updateTable('person')
    .set({
      ...pseudonymOf(id),
      start_date: null,
      // From today on nobody expects anything of them, or sends them anything.
      end_date: addDays(today, -1),
      slack_account_id: null,
      time_zone: null,
      employee_number: null,
    })
    .where('id', '=', id)
    .execute();
}

async function eraseWordsIn(
  transaction: Queryable,
  table: string,
  column: string,
  rep: PersonId,
): Promise<void> {
  const [from, name] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<{ id: number; value: unknown }>`
    select id, ${name} as value from ${from} where rep_id = ${rep} and ${name} is not null`.execute(
    transaction,
  );
  for (const { id, value } of rows) {
    await sql`update ${from} set ${name} = ${JSON.stringify(withoutWords(value, rep))}::jsonb
      where id = ${id}`.execute(transaction);
  }
}

/** What a team had in common names several: what it says of the others stays. */
async function eraseNameInTeamItems(transaction: Queryable, rep: PersonId): Promise<void> {
  await sql`update checklist_item set content = jsonb_set(content, '{reps}', (
      select jsonb_agg(case when (one ->> 'id')::integer = ${rep}
        then one || jsonb_build_object('name', ${pseudonymOf(rep).name}::text) else one end)
      from jsonb_array_elements(content -> 'reps') as one))
    where kind = 'team' and content -> 'reps' @> jsonb_build_array(jsonb_build_object('id', ${rep}::integer))`.execute(
    transaction,
  );
}

/** Each one's own figures are evidence about them. */
async function eraseFiguresInTeams(transaction: Queryable, rep: PersonId): Promise<void> {
  for (const [table, column, facts] of [
    ['group_signal', 'facts', '{each}'],
    ['checklist_item', 'content', '{facts,each}'],
  ] as const) {
    const [from, value] = [sql.table(table), sql.ref(column)];
    await sql`update ${from} set ${value} = jsonb_set(${value}, ${facts}, (
        select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(${value} #> ${facts}) as one
        where (one ->> 'rep')::integer <> ${rep}))
      where ${value} #> ${facts} @> jsonb_build_array(jsonb_build_object('rep', ${rep}::integer))`.execute(
      transaction,
    );
  }
}

/** A direct-message channel is one person's. */
async function eraseDeliveries(transaction: Queryable, slackAccountId: string): Promise<void> {
  await sql`update delivery set recipient = ${ERASED}, last_error = null,
      channel = case when channel is null then null else ${ERASED} end,
      state = case when state in ('due', 'claimed') then 'failed' else state end
    where recipient = ${slackAccountId}`.execute(transaction);
}
