import { describe, expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const HEADERS = ['Id', 'Name', 'OwnerId', 'StageName', 'Amount', 'CloseDate', 'NextStep'];

interface Deal {
  readonly id: string;
  readonly stage: string;
  readonly amount?: number;
  readonly nextStep?: string;
}

/** What the CRM showed on each of four Fridays: one deal walks on, one comes late, one is deleted, one goes to and fro. */
const FRIDAYS: Readonly<Record<string, readonly Deal[]>> = {
  '2025-10-31': [
    { id: '006A', stage: 'Discovery', amount: 10, nextStep: 'Call the sponsor' },
    { id: '006C', stage: 'Discovery' },
    { id: '006D', stage: 'Proposal' },
  ],
  '2025-11-07': [
    { id: '006A', stage: 'Proposal', amount: 10 },
    { id: '006B', stage: 'Discovery' },
    { id: '006C', stage: 'Proposal' },
    { id: '006D', stage: 'Negotiation' },
  ],
  '2025-11-14': [
    { id: '006A', stage: 'Negotiation', amount: 25, nextStep: 'Send the contract' },
    { id: '006B', stage: 'Proposal' },
    { id: '006D', stage: 'Proposal' },
  ],
  '2025-11-21': [
    { id: '006A', stage: 'Closed Won', amount: 25 },
    { id: '006B', stage: 'Proposal' },
    { id: '006D', stage: 'Proposal' },
  ],
};

async function ingest(database: Database, friday: string, name = 'p') {
  const rows = (FRIDAYS[friday] ?? []).map(({ id, stage, amount, nextStep }) => [
    id,
    `Deal ${id}`,
    '005A',
    stage,
    amount,
    '2025-12-19',
    nextStep,
  ]);
  // Another name, another order: not the same file, but the same day.
  const text = csv(HEADERS, name === 'p' ? rows : rows.toReversed());
  return importText(database, `${name}-${friday}.csv`, text);
}

async function known(database: Database) {
  const opportunities = await database
    .selectFrom('opportunity')
    .select(['id', 'stage', 'outcome', 'amount', 'first_seen_on', 'missing_since'])
    .orderBy('id')
    .execute();
  const changes = await database
    .selectFrom('opportunity_change')
    .select(['opportunity_id', 'field', 'old_value', 'new_value', 'seen_on'])
    .orderBy('opportunity_id')
    .orderBy('field')
    .orderBy('seen_on')
    .execute();
  return { opportunities, changes };
}

async function playedInOrder(fridays: readonly string[]) {
  const { database } = await freshDatabase();
  for (const friday of fridays) await ingest(database, friday);
  return known(database);
}

describe('an export that is older than the newest', () => {
  const all = Object.keys(FRIDAYS);

  test.each([
    ['2025-11-21', '2025-11-14', '2025-11-07', '2025-10-31'],
    ['2025-11-21', '2025-10-31', '2025-11-14', '2025-11-07'],
    ['2025-11-14', '2025-11-21', '2025-10-31', '2025-11-07'],
    ['2025-10-31', '2025-11-21', '2025-11-07', '2025-11-14'],
    ['2025-11-07', '2025-10-31', '2025-11-21', '2025-11-14'],
  ])('is put where it belongs: %s, %s, %s, %s come to the same as in order', async (...order) => {
    expect(await playedInOrder(order)).toEqual(await playedInOrder(all));
  });

  test('changes nothing when it comes again, and never what is known of today', async () => {
    const { database } = await freshDatabase();
    for (const friday of all) await ingest(database, friday);
    const before = await known(database);
    expect(await ingest(database, '2025-11-07')).toMatchObject({ wasImportedBefore: true });
    const again = await ingest(database, '2025-11-07', 'other');
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
    expect(await known(database)).toEqual(before);
  });

  test('tells the report how many opportunities it showed otherwise', async () => {
    const { database } = await freshDatabase();
    await ingest(database, '2025-10-31');
    await ingest(database, '2025-11-21');
    expect(await ingest(database, '2025-11-07')).toMatchObject({
      accepted: 4,
      added: 0,
      changed: 4,
      pipeline: { missing: 0 },
    });
  });
});
