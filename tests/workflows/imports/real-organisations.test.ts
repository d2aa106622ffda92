import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { Database } from '#src/database/connection.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';
import { ingest, type IngestOptions } from '#src/workflows/imports/ingest.ts';
import { importText } from '#tests/support/imports.ts';
import {
  fixtureMapping,
  hasRealOrganisations,
  mavenRoster,
  realFile,
  salesforceRoster,
} from '#tests/support/real-organisations.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

async function importReal(
  database: Database,
  name: string,
  asOf: string,
  more: Partial<IngestOptions> = {},
) {
  return ingest({
    database,
    path: realFile(name),
    now: new Date('2025-12-01T12:00:00Z'),
    timeZone: 'UTC',
    asOf: calendarDate(asOf),
    ...more,
  });
}

async function countManagers(database: Database): Promise<number> {
  const { count } = await database
    .selectFrom('person')
    .select(({ fn }) => fn.count<number>('manager_id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

describe.skipIf(!hasRealOrganisations)('the Maven organisation', () => {
  const current = useTestDatabase();
  const database = () => current().database;
  const pipeline = 'maven-crm-sales-opportunities/sales_pipeline.csv';

  test('goes in with a mapping, and without one just the same', async () => {
    await importText(database(), 'roster-2017-12-31.csv', await mavenRoster());
    const mapping = await fixtureMapping('maven-mapping.json');
    const counts = {
      accepted: 8_800,
      rejected: 0,
      pipeline: {
        outcomes: { open: 2_089, won: 4_238, lost: 2_473 },
        ownersWithoutPerson: [],
        repsWithoutOpportunity: expect.objectContaining({ length: 5 }) as string[],
      },
    };
    const alone = await importReal(database(), pipeline, '2017-12-31', { dryRun: true });
    expect(alone).toMatchObject(counts);
    expect(await importReal(database(), pipeline, '2017-12-31', { mapping })).toMatchObject(counts);
    expect(await countManagers(database())).toBe(6);
  });

  test('shows nothing but noise, so that detection raises a handful of signals at most', async () => {
    const detection = await detectSignals(database());
    expect(detection?.raised).toBeLessThanOrEqual(3);
  });
});

describe.skipIf(!hasRealOrganisations)('the Salesforce organisation', () => {
  const current = useTestDatabase();
  const database = () => current().database;

  test('goes in: roster, quotas, opportunities and their history', async () => {
    const roster = await importText(database(), 'roster-2017-06-01.csv', await salesforceRoster());
    expect(roster).toMatchObject({ type: 'roster', rejected: 0 });
    expect(await countManagers(database())).toBeGreaterThanOrEqual(3);
    const mapping = await fixtureMapping('salesforce-demo-mapping.json');
    expect(
      await importReal(database(), 'salesforce-demo-org/Opportunity.csv', '2017-06-01', {
        mapping,
      }),
    ).toMatchObject({
      type: 'opportunities',
      accepted: 5_197,
      rejected: 0,
      pipeline: {
        outcomes: { open: 262, won: 1_166, lost: 3_769 },
        ownersWithoutPerson: [],
      },
    });
    expect(
      await importReal(database(), 'salesforce-demo-org/OpportunityHistory.csv', '2017-06-01'),
    ).toMatchObject({ type: 'history', accepted: 17_502, rejected: 0 });
    expect(
      await importReal(database(), 'salesforce-demo-org/Quota.csv', '2017-06-01', {
        mapping: await fixtureMapping('salesforce-demo-quotas-mapping.json'),
      }),
    ).toMatchObject({ type: 'quotas', accepted: 408, rejected: 0, added: 408 });
  });

  test('changes nothing when it comes again', async () => {
    const before = await database().selectFrom('opportunity_change').selectAll().execute();
    for (const file of ['Opportunity.csv', 'OpportunityHistory.csv']) {
      const again = await importReal(database(), `salesforce-demo-org/${file}`, '2017-06-01');
      expect(again).toMatchObject({ wasImportedBefore: true, added: 0, changed: 0 });
    }
    const after = await database().selectFrom('opportunity_change').selectAll().execute();
    expect(after).toEqual(before);
  });

  test('is detected from without an error', async () => {
    expect(await detectSignals(database())).toMatchObject({ exportAsOf: '2017-06-01' });
  });
});
