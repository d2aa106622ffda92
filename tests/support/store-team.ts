import type { Database } from '#src/database/connection.ts';
import { dateOfDay } from '#src/domain/calendar.ts';
import type { ImportId, OpportunityId, PersonId } from '#src/domain/ids.ts';
import type { OpportunityChange } from '#src/domain/pipeline/opportunity.ts';
import { ownerKey } from '#src/domain/people/owner-key.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { addExport, addPerson } from './sales-team.ts';

/** Who the people of a stored team became; the reps in the order of the history. */
export interface StoredTeam {
  readonly manager: PersonId;
  readonly reps: readonly PersonId[];
}

/** Writes a team's history as imports would have left it. Its deals' owners are the reps' names. */
export async function storeTeam(
  database: Database,
  team: TeamHistory,
  managerName = 'Mia Keller',
): Promise<StoredTeam> {
  const manager = await addPerson(database, managerName);
  const reps: PersonId[] = [];
  for (const { name, startDate, endDate } of team.reps) {
    const id = await addPerson(database, name, {
      managerId: manager,
      ...(startDate !== undefined && { startDate }),
      ...(endDate !== undefined && { endDate }),
    });
    reps.push(id);
    await database
      .insertInto('crm_owner')
      .values({ owner_key: ownerKey(name) ?? '', person_id: id })
      .execute();
  }
  for (const date of team.exportDates) await addExport(database, date);
  await storeOpportunities(database, team);
  await storeActivities(database, team);
  return { manager, reps };
}

/** Writes what was done for the deals as activities, and that they were imported. */
async function storeActivities(database: Database, team: TeamHistory): Promise<void> {
  const { activitiesUntil } = team;
  if (activitiesUntil === undefined) return;
  await addExport(database, activitiesUntil, 'activities');
  const rows = team.opportunities.flatMap(({ opportunity: { id }, activityDays }) =>
    activityDays.map(dateOfDay).map((date) => ({
      id: `${id} ${date}`,
      opportunity_id: id,
      owner_key: null,
      held_on: date,
      kind: 'call' as const,
    })),
  );
  for (const batch of batches(rows, 2000)) {
    await database.insertInto('activity').values(batch).execute();
  }
}

/** Writes or overwrites the opportunities, with the changes as they are now. */
export async function storeOpportunities(database: Database, team: TeamHistory): Promise<void> {
  const { id } = await database.selectFrom('import').select('id').executeTakeFirstOrThrow();
  for (const batch of batches(team.opportunities, 500)) {
    const rows = batch.map(({ opportunity: deal, firstSeenOn }) => ({
      id: deal.id,
      name: deal.name,
      account: deal.account ?? null,
      owner: deal.owner ?? null,
      owner_key: ownerKey(deal.owner ?? '') ?? null,
      stage: deal.stage,
      outcome: deal.outcome,
      amount: deal.amount ?? null,
      currency: deal.currency ?? null,
      close_date: deal.closeDate ?? null,
      created_on: deal.createdOn ?? null,
      stage_entered_on: deal.stageEnteredOn ?? null,
      last_activity_on: deal.lastActivityOn ?? null,
      next_step: deal.nextStep ?? null,
      forecast_category: deal.forecastCategory ?? null,
      contact_count: deal.contactCount ?? null,
      first_seen_on: firstSeenOn,
    }));
    await database
      .insertInto('opportunity')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((is) => ({
          stage: is.ref('excluded.stage'),
          outcome: is.ref('excluded.outcome'),
          close_date: is.ref('excluded.close_date'),
          owner: is.ref('excluded.owner'),
          owner_key: is.ref('excluded.owner_key'),
        })),
      )
      .execute();
  }
  await database.deleteFrom('opportunity_change').execute();
  const changes = team.opportunities.flatMap((history) =>
    history.changes.map((change) => ({ ...change, opportunityId: history.opportunity.id })),
  );
  for (const batch of batches(changes, 2000)) await storeChanges(database, batch, id);
}

async function storeChanges(
  database: Database,
  changes: readonly (OpportunityChange & { readonly opportunityId: OpportunityId })[],
  importId: ImportId,
): Promise<void> {
  await database
    .insertInto('opportunity_change')
    .values(
      changes.map((change) => ({
        opportunity_id: change.opportunityId,
        field: change.field,
        old_value: change.from ?? null,
        new_value: change.to ?? null,
        seen_on: dateOfDay(change.seenOn),
        source: 'export' as const,
        import_id: importId,
      })),
    )
    .execute();
}

function* batches<Row>(rows: readonly Row[], size: number): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
