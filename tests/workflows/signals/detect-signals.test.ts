import { describe, expect, test, onTestFinished } from 'vitest';
import { connect, type Database } from '#src/database/connection.ts';
import { addDays } from '#src/domain/calendar.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { teamKnownOn } from '#src/domain/timeline/known-on.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';
import { teamWithChange } from '#tests/support/detect.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { addExport } from '#tests/support/sales-team.ts';
import { LAST_EXPORT, sellingTeam } from '#tests/support/selling-team.ts';
import { storeOpportunities, storeTeam, type StoredTeam } from '#tests/support/store-team.ts';

const driedUp = teamWithChange({ newDeals: 0 });

/** The first rep has no new deals for a quarter, and is back to the usual for half a year since. */
const recovered = sellingTeam({
  seed: 5,
  weeks: 91,
  reps: [
    (week) => ({ newDeals: week >= 52 && week < 65 ? 0 : 2 }),
    ...Array.from({ length: 5 }, () => () => ({})),
  ],
});

function signals(database: Database) {
  return database.selectFrom('signal').selectAll().orderBy('id').execute();
}

/** The same history some weeks ago, as the database held it then. */
async function storeAsOf(weeksAgo: number): Promise<{ database: Database; team: StoredTeam }> {
  const { database } = await freshDatabase();
  const then = teamKnownOn(recovered, addDays(LAST_EXPORT, -7 * weeksAgo));
  return { database, team: await storeTeam(database, then) };
}

/** The exports since then come in. */
async function catchUp(database: Database, weeksAgo: number): Promise<TeamHistory> {
  const now = teamKnownOn(recovered, addDays(LAST_EXPORT, -7 * weeksAgo));
  const before = await database.selectFrom('import').select('as_of').execute();
  const seen = new Set(before.map((row) => row.as_of));
  for (const date of now.exportDates) if (!seen.has(date)) await addExport(database, date);
  await storeOpportunities(database, now);
  return now;
}

describe('detecting signals', () => {
  test('before the first export does nothing', async () => {
    const { database } = await freshDatabase();
    expect(await detectSignals(database)).toBeUndefined();
  });

  test('raises what the history shows, once, however often it runs', async () => {
    const { database } = await freshDatabase();
    const { reps } = await storeTeam(database, driedUp);
    expect(await detectSignals(database)).toEqual({
      exportAsOf: LAST_EXPORT,
      raised: 1,
      confirmed: 0,
      cleared: 0,
    });
    const raised = await signals(database);
    expect(raised).toMatchObject([
      {
        rep_id: reps[0],
        kind: 'new-opportunities-fell',
        episode: 1,
        state: 'raised',
        first_seen_on: LAST_EXPORT,
        last_seen_on: LAST_EXPORT,
        evidence: { kind: 'new-opportunities-fell', facts: { observed: 0 } },
      },
    ]);
    expect(await detectSignals(database)).toMatchObject({ raised: 0, confirmed: 1 });
    expect(await signals(database)).toEqual(raised);
  });

  test('by two replicas at once is the same as by one', async () => {
    const { database, url } = await freshDatabase();
    await storeTeam(database, driedUp);
    const other = connect(url);
    onTestFinished(() => other.destroy());
    const done = await Promise.all([detectSignals(database), detectSignals(other)]);
    expect(
      done
        .map((detection) => detection?.raised)
        .toSorted((one, other) => Number(one) - Number(other)),
    ).toEqual([0, 1]);
    expect(await signals(database)).toHaveLength(1);
  });

  test('follows an episode until it is over, and never back', async () => {
    const { database } = await storeAsOf(26);
    await detectSignals(database);
    expect(await signals(database)).toMatchObject([{ state: 'raised', episode: 1 }]);
    await catchUp(database, 25);
    await detectSignals(database);
    const since = addDays(LAST_EXPORT, -7 * 26);
    expect(await signals(database)).toMatchObject([
      { state: 'raised', first_seen_on: since, last_seen_on: addDays(since, 7) },
    ]);
    await catchUp(database, 0);
    await detectSignals(database);
    const over = await signals(database);
    expect(over).toMatchObject([{ state: 'cleared', episode: 1, cleared_on: LAST_EXPORT }]);
    await detectSignals(database, since);
    expect(await signals(database)).toEqual(over);
  });

  test('leaves a snooze and a dismissal as they are', async () => {
    const { database } = await storeAsOf(26);
    await detectSignals(database);
    const quiet = {
      snoozed_until: LAST_EXPORT,
      dismissed_on: addDays(LAST_EXPORT, -180),
      dismissed_severity: 0.9,
    };
    await database.updateTable('signal').set(quiet).execute();
    await catchUp(database, 25);
    expect(await detectSignals(database)).toMatchObject({ confirmed: 1 });
    expect(await signals(database)).toMatchObject([quiet]);
  });

  test('raises nothing of somebody who left, and ends what was raised', async () => {
    const { database } = await freshDatabase();
    const { reps } = await storeTeam(database, driedUp);
    await detectSignals(database);
    await database
      .updateTable('person')
      .set({ end_date: addDays(LAST_EXPORT, -1) })
      .where('id', '=', reps[0] ?? null)
      .execute();
    expect(await detectSignals(database)).toMatchObject({ raised: 0, cleared: 1 });
    expect(await signals(database)).toMatchObject([{ state: 'cleared' }]);
  });

  test('ends the signals of somebody who has no manager any more', async () => {
    const { database } = await freshDatabase();
    await storeTeam(database, driedUp);
    await detectSignals(database);
    await database.updateTable('person').set({ manager_id: null }).execute();
    expect(await detectSignals(database)).toMatchObject({ cleared: 1 });
    expect(await signals(database)).toMatchObject([{ state: 'cleared', cleared_on: LAST_EXPORT }]);
  });
});
