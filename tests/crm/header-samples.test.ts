import { describe, expect, test } from 'vitest';
import { hasRealOrganisations, realFile } from '#tests/support/real-organisations.ts';
import { readExport } from '#tests/support/read-export.ts';

/** Files as people published them; they lie beside a checkout and are not part of it. */
describe.skipIf(!hasRealOrganisations)('a file that somebody published', () => {
  test.for<[file: string, type: string, count: number, first: object]>([
    [
      'header-samples/hubspot_deals_export.csv',
      'opportunities',
      500,
      {
        id: 'DEAL-b2b19d36-f446-4de7-bf09-15379257b914',
        account: 'frost.info',
        owner: 'dwight.schrute@example.com',
        stage: 'Decision Maker Bought-In',
        outcome: 'open',
        amount: 210_833.37,
        closeDate: '2025-06-17',
        createdOn: '2023-03-29',
      },
    ],
    [
      'header-samples/salesforce_OpportunityHistory_us_dates.csv',
      'history',
      48,
      {
        opportunityId: '006bm00000LKJNNAA5',
        since: '2026-02-23',
        second: (20 * 60 + 55) * 60,
        stage: 'Qualification',
        amount: 15_000,
        closeDate: '2021-01-27',
      },
    ],
    [
      'header-samples/salesforce_Opportunity_us_2digit_dates.csv',
      'opportunities',
      36,
      { id: '006bm00000LKJNNAA5', amount: 15_000, closeDate: '2024-02-03', outcome: 'open' },
    ],
    [
      'header-samples/salesforce_soql_opportunities.csv',
      'opportunities',
      50,
      {
        account: 'E-commerce Platform',
        owner: 'Michael Rodriguez',
        amount: 371_000,
        closeDate: '2026-01-21',
        stageEnteredOn: '2025-10-12',
        lastActivityOn: '2025-10-26',
      },
    ],
    [
      'header-samples/semicolon-es/Deals.csv',
      'opportunities',
      500,
      {
        id: 'D-2401',
        amount: 65_563,
        currency: 'USD',
        closeDate: '2026-08-01',
        createdOn: '2026-04-14',
        lastActivityOn: '2026-03-23',
        contactCount: 13,
      },
    ],
    ['maven-crm-sales-opportunities/sales_pipeline.csv', 'opportunities', 8800, { outcome: 'won' }],
    ['salesforce-demo-org/Opportunity.csv', 'opportunities', 5197, { amount: 6406 }],
    ['salesforce-demo-org/OpportunityHistory.csv', 'history', 17_502, { since: '2016-11-04' }],
    ['salesforce-demo-org/Event.csv', 'activities', 7823, { kind: 'meeting' }],
    ['salesforce-demo-org/Task.csv', 'activities', 7814, { heldOn: '2016-11-17' }],
  ])('%s is read to its last row', async ([file, type, count, first]) => {
    const read = await readExport(realFile(file));
    expect(read.type).toBe(type);
    expect(read.records).toHaveLength(count);
    expect(read.rejected).toEqual([]);
    expect(read.records[0]).toMatchObject(first);
  });
});
