import { expect, test } from 'vitest';
import { loadCompany } from '#src/database/company.ts';
import type { Database } from '#src/database/connection.ts';
import { managersWithReports } from '#src/database/rep-histories.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { detectInThreads } from '#src/workflows/detect-in-threads.ts';
import { detectSignals } from '#src/workflows/detect-signals.ts';
import { teamWithChange } from '#tests/support/detect.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { LAST_EXPORT } from '#tests/support/selling-team.ts';
import { storeTeam } from '#tests/support/store-team.ts';

const driedUp = teamWithChange({ newDeals: 0 });

/** The team whose first rep has no new deals, and so many managers more, each with a rep who has nothing. */
async function companyWith(others: number) {
  const { database } = await freshDatabase();
  await storeTeam(database, driedUp);
  for (let index = 0; index < others; index += 1) {
    const managerId = await addPerson(database, `Other Manager ${index}`);
    await addPerson(database, `Other Rep ${index}`, { managerId });
  }
  return database;
}

function signals(database: Database) {
  return database
    .selectFrom('signal')
    .select(['kind', 'episode', 'severity', 'evidence', 'first_seen_on', 'state'])
    .execute();
}

test('many teams are looked at in threads, which find what one finds', async () => {
  const [few, many] = [await companyWith(0), await companyWith(24)];
  const found = await detectSignals(few);
  expect(found).toMatchObject({ raised: 1 });
  expect(await detectSignals(many)).toEqual(found);
  expect(await signals(many)).toEqual(await signals(few));
  expect(await detectSignals(many)).toMatchObject({ raised: 0, confirmed: 1 });
});

const NOBODY = (2 ** 40) as PersonId;

async function detectWith(database: Database, managers: readonly PersonId[]) {
  return detectInThreads(database, managers, await loadCompany(database, LAST_EXPORT), LAST_EXPORT);
}

test('a thread that fails is told of, once the other has written its share', async () => {
  const database = await companyWith(24);
  const managers = await managersWithReports(database);
  // The other thread has the first one; and of so many, this one isn't read for the season.
  const found = detectWith(database, managers.with(1, NOBODY));
  await expect(found).rejects.toThrow('out of range');
  expect(await signals(database)).toHaveLength(1);
});

test('without the season of all nothing is written', async () => {
  const database = await companyWith(1);
  const managers = await managersWithReports(database);
  await expect(detectWith(database, [NOBODY, ...managers])).rejects.toThrow('out of range');
  expect(await signals(database)).toHaveLength(0);
});
