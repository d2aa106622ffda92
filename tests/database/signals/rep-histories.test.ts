import { expect, test } from 'vitest';
import { loadCompany } from '#src/database/signals/company.ts';
import type { Database } from '#src/database/connection.ts';
import { loadTeamHistory, managersWithReports } from '#src/database/signals/rep-histories.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { OpportunityId, PersonId } from '#src/domain/ids.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { LAST_EXPORT, sellingTeam } from '#tests/support/selling-team.ts';
import { storeTeam } from '#tests/support/store-team.ts';
import { reportedDeal } from '#tests/support/reported-deal.ts';

test('a stored team is loaded as it was', async () => {
  const { database } = await freshDatabase();
  const team = sellingTeam({ seed: 1, weeks: 12, reps: [() => ({}), () => ({})] });
  const { manager, reps } = await storeTeam(database, team);
  const loaded = await load(database, manager);
  const idOf = (rep: number) => reps[rep - 1];
  expect(loaded.exportDates).toEqual(team.exportDates);
  expect(loaded.activitiesUntil).toBe(team.activitiesUntil);
  expect(loaded.reps.map(({ name }) => name)).toEqual(team.reps.map(({ name }) => name));
  expect(byId(loaded)).toEqual(
    byId({
      ...team,
      opportunities: team.opportunities.map((history) =>
        Object.assign({}, history, {
          owners: [{ personId: idOf(Number(history.owners[0]?.personId)), since: undefined }],
        }),
      ),
    }),
  );
});

test('a deal that changed hands belongs to both, each in their time', async () => {
  const { database } = await freshDatabase();
  const id = 'handed-over' as OpportunityId;
  const deal = reportedDeal('2026-09-04', { id, owner: 'rep  1' }, [
    ['2026-09-18', 'owner', 'REP 0', 'A Stranger'],
    ['2026-10-02', 'owner', 'A Stranger', 'rep  1'],
  ]);
  const away = reportedDeal('2026-09-04', { id: 'away' as OpportunityId, owner: 'A Stranger' }, [
    ['2026-09-18', 'owner', 'Rep 0', 'A Stranger'],
  ]);
  const foreign = reportedDeal('2026-09-04', { id: 'foreign' as OpportunityId, owner: 'Nobody' });
  const plan = { seed: 1, weeks: 12, reps: [() => ({ newDeals: 0 }), () => ({ newDeals: 0 })] };
  const { manager, reps } = await storeTeam(database, {
    ...sellingTeam(plan),
    opportunities: [deal, away, foreign],
  });
  const loaded = await load(database, manager);
  const owners = loaded.opportunities.map((history) => [history.opportunity.id, history.owners]);
  expect(owners).toEqual([
    [
      'away',
      [
        { personId: reps[0], since: undefined },
        { personId: undefined, since: '2026-09-18' },
      ],
    ],
    [
      'handed-over',
      [
        { personId: reps[0], since: undefined },
        { personId: undefined, since: '2026-09-18' },
        { personId: reps[1], since: '2026-10-02' },
      ],
    ],
  ]);
});

test('changes too long for an index stand in their place among the others', async () => {
  const { database } = await freshDatabase();
  const long = 'Send the proposal to legal. '.repeat(70);
  const deal = reportedDeal('2026-09-04', { owner: 'Rep 0' }, [
    ['2026-09-11', 'stage', 'Lead', 'Demo'],
    ['2026-09-18', 'next_step', 'Call', long],
    ['2026-09-25', 'stage', 'Demo', 'Proposal'],
    ['2026-10-02', 'next_step', long, 'Call'],
  ]);
  const plan = { seed: 1, weeks: 12, reps: [() => ({ newDeals: 0 })] };
  const { manager } = await storeTeam(database, { ...sellingTeam(plan), opportunities: [deal] });
  const [loaded] = (await load(database, manager)).opportunities;
  expect(loaded?.changes).toEqual(deal.changes);
});

test('when the reps are away is loaded for their manager alone', async () => {
  const { database } = await freshDatabase();
  const team = sellingTeam({ seed: 1, weeks: 12, reps: [() => ({ newDeals: 0 }), () => ({})] });
  const { manager, reps } = await storeTeam(database, team);
  const [first = 0 as PersonId, second = 0 as PersonId] = reps;
  const [from, until] = [calendarDate('2026-09-07'), calendarDate('2026-09-18')];
  await database
    .insertInto('absence')
    .values([
      { person_id: second, starts_on: from, ends_on: null },
      { person_id: first, starts_on: from, ends_on: until },
      { person_id: manager, starts_on: from, ends_on: until },
    ])
    .execute();
  const { absences } = await load(database, manager);
  expect(absences).toEqual([
    { personId: first, from, until },
    { personId: second, from, until: undefined },
  ]);
});

test('each manager has their own team, and what closed years ago is left out', async () => {
  const { database } = await freshDatabase();
  const old = reportedDeal('2020-09-04', {
    id: 'old' as OpportunityId,
    owner: 'Rep 0',
    outcome: 'lost',
    closes: '2020-09-01',
  });
  const stillOpen = { ...old.opportunity, id: 'open' as OpportunityId, outcome: 'open' as const };
  const plan = { seed: 1, weeks: 4, reps: [() => ({ newDeals: 0 })], activities: false };
  const { manager } = await storeTeam(database, {
    ...sellingTeam(plan),
    opportunities: [old, { ...old, opportunity: stillOpen }],
  });
  const others = await storeTeam(
    database,
    { ...sellingTeam(plan), reps: [], exportDates: [calendarDate('2026-10-01')] },
    'Tom Berg',
  );
  const loaded = await load(database, manager);
  expect(loaded.opportunities.map(({ opportunity }) => opportunity.id)).toEqual(['open']);
  expect((await load(database, others.manager)).reps).toEqual([]);
  expect(await managersWithReports(database)).toEqual([manager]);
});

test.each([
  ['2026-10-01', 78, []],
  ['2026-01-01', 104, ['earlier']],
] as const)(
  'a quota from %s to the end of the year asks for %i weeks of the past',
  async (startsOn, weeks, loaded) => {
    const { database } = await freshDatabase();
    const earlier = reportedDeal('2024-12-06', {
      id: 'earlier' as OpportunityId,
      owner: 'Rep 0',
      outcome: 'won',
      closes: '2025-01-10',
    });
    const plan = { seed: 1, weeks: 4, reps: [() => ({ newDeals: 0 })] };
    const { manager } = await storeTeam(database, {
      ...sellingTeam(plan),
      opportunities: [earlier],
    });
    const ofAnotherTeam = await addPerson(database, 'Tom Berg');
    await database
      .insertInto('quota')
      .values({
        person_id: ofAnotherTeam,
        starts_on: calendarDate(startsOn),
        ends_on: calendarDate('2026-12-31'),
        amount: 1000,
        currency: null,
      })
      .execute();
    const team = await load(database, manager);
    expect(team.weeksOfHistory).toBe(weeks);
    expect(team.opportunities.map(({ opportunity }) => opportunity.id)).toEqual(loaded);
  },
);

async function load(database: Database, manager: PersonId): Promise<TeamHistory> {
  return loadTeamHistory(database, manager, await loadCompany(database, LAST_EXPORT), LAST_EXPORT);
}

function byId({ opportunities }: TeamHistory): TeamHistory['opportunities'] {
  return opportunities.toSorted((a, b) => (a.opportunity.id < b.opportunity.id ? -1 : 1));
}
