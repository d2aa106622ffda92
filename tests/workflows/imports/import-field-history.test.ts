import { expect, test } from 'vitest';
import { loadCompany } from '#src/database/signals/company.ts';
import type { Database } from '#src/database/connection.ts';
import { loadTeamHistory, managersWithReports } from '#src/database/signals/rep-histories.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

type Deal = readonly [
  id: string,
  name: string,
  owner: string,
  stage: string,
  amount: number,
  closeDate: string,
];

const pipeline = (...deals: readonly Deal[]) =>
  csv(['Id', 'Name', 'Owner', 'StageName', 'Amount', 'CloseDate'], deals);

const norwind = (stage: string, amount: number, closeDate: string): Deal => [
  '006A',
  'Norwind',
  'Ana',
  stage,
  amount,
  closeDate,
];

type Told = readonly [name: string, field: string, was: string, value: string, on: string];

const report = (...rows: readonly Told[]) =>
  csv(
    [
      'Opportunity Owner',
      'Opportunity Name',
      'Field / Event',
      'Old Value',
      'New Value',
      'Edit Date',
    ],
    rows.map((row) => ['Ana', ...row]),
  );

const TOLD: readonly Told[] = [
  ['Norwind', 'Created.', '', '', '2025-09-01 09:00'],
  ['Norwind', 'Stage', 'Discovery', 'Proposal', '2025-10-15 09:00'],
  ['Norwind', 'Amount', '10,000.00', '12,500.00', '2025-10-15 09:00'],
  ['Norwind', 'Close Date', '2025-11-30', '2025-12-31', '2025-10-22 09:00'],
  ['Norwind', 'Close Date', '2025-12-31', '2026-01-31', '2025-11-05 16:00'],
  ['Norwind', 'Next Step', '', 'Call', '2025-11-05 16:00'],
];

async function changes(database: Database) {
  const rows = await database
    .selectFrom('opportunity_change')
    .selectAll()
    .orderBy('opportunity_id')
    .orderBy('seen_on')
    .orderBy('field')
    .execute();
  return rows.map(
    (row) =>
      `${row.opportunity_id} ${row.seen_on} ${row.source} ${row.field}: ${row.old_value} → ${row.new_value}`,
  );
}

const AS_TOLD = [
  '006A 2025-10-15 history amount: 10000 → 12500',
  '006A 2025-10-15 history stage: Discovery → Proposal',
  '006A 2025-10-22 history close_date: 2025-11-30 → 2025-12-31',
  '006A 2025-11-05 history close_date: 2025-12-31 → 2026-01-31',
];

test('a field history fills in the past of opportunities that it names', async () => {
  const { database } = await freshDatabase();
  const now = norwind('Proposal', 12_500, '2026-01-31');
  await importText(database, 'p-2025-11-07.csv', pipeline(now));
  const done = await importText(database, 'field-history.csv', report(...TOLD));
  expect(done).toMatchObject({
    type: 'history',
    asOf: '2025-11-05',
    accepted: 5,
    added: 4,
    skipped: { 'unfollowed field': 1 },
    told: { fields: ['amount', 'close_date', 'outcome', 'stage'] },
  });
  expect(await changes(database)).toEqual(AS_TOLD);
  expect(await database.selectFrom('opportunity').select('created_on').execute()).toEqual([
    { created_on: '2025-09-01' },
  ]);
  expect(await importText(database, 'field-history.csv', report(...TOLD))).toMatchObject({
    wasImportedBefore: true,
    added: 0,
  });
});

test('a change that exports or another history have told counts once, in whatever order they come', async () => {
  const exports = [
    ['p-2025-10-03.csv', norwind('Discovery', 10_000, '2025-11-30')],
    ['p-2025-10-17.csv', norwind('Proposal', 12_500, '2025-11-30')],
    ['p-2025-11-07.csv', norwind('Proposal', 12_500, '2026-01-31')],
  ] as const;
  const snapshots = csv(
    ['OpportunityId', 'CreatedDate', 'StageName', 'Amount', 'CloseDate'],
    [
      ['006A', '2025-09-01 09:00', 'Discovery', 10_000, '2025-11-30'],
      ['006A', '2025-10-15 09:00', 'Proposal', 12_500, '2025-11-30'],
      ['006A', '2025-10-22 09:00', 'Proposal', 12_500, '2025-12-31'],
      ['006A', '2025-11-05 16:00', 'Proposal', 12_500, '2026-01-31'],
    ],
  );
  const histories = [
    ['snapshots.csv', snapshots],
    ['field-history.csv', report(...TOLD)],
  ] as const;
  for (const order of [histories, histories.toReversed()]) {
    const { database } = await freshDatabase();
    for (const [name, deal] of exports) await importText(database, name, pipeline(deal));
    expect(await changes(database)).toHaveLength(3);
    for (const [name, text] of order) {
      await importText(database, name, text);
      expect(await changes(database)).toEqual(AS_TOLD);
    }
  }
});

test('what it does not tell of stays as exports showed it', async () => {
  const { database } = await freshDatabase();
  await importText(
    database,
    'p-2025-10-03.csv',
    pipeline(norwind('Discovery', 10_000, '2025-11-30')),
  );
  await importText(
    database,
    'p-2025-10-10.csv',
    pipeline(norwind('Proposal', 11_000, '2025-11-30')),
  );
  await importText(
    database,
    'p-2025-11-07.csv',
    pipeline(norwind('Closed Won', 11_000, '2025-11-06')),
  );
  await importText(
    database,
    'field-history.csv',
    report(['Norwind', 'Stage', 'Proposal', 'Closed Won', '2025-11-06 10:00']),
  );
  expect(await changes(database)).toEqual([
    '006A 2025-10-10 export amount: 10000 → 11000',
    '006A 2025-10-10 export stage: Discovery → Proposal',
    '006A 2025-11-06 history outcome: open → won',
    '006A 2025-11-06 history stage: Proposal → Closed Won',
    '006A 2025-11-07 export close_date: 2025-11-30 → 2025-11-06',
  ]);
});

test('of several opportunities of one name the owner tells which it is; else the row is rejected', async () => {
  const { database } = await freshDatabase();
  await importText(
    database,
    'p-2025-11-07.csv',
    pipeline(
      ['006A', 'Renewal', 'Ana', 'Proposal', 1, '2025-12-31'],
      ['006B', 'Renewal', 'Ben', 'Proposal', 1, '2025-12-31'],
      ['006C', 'Upgrade', 'Ana', 'Proposal', 1, '2025-12-31'],
      ['006D', 'Upgrade', 'Ana', 'Proposal', 1, '2025-12-31'],
    ),
  );
  const done = await importText(
    database,
    'field-history.csv',
    report(
      ['Renewal', 'Stage', 'Discovery', 'Proposal', '2025-11-03 10:00'],
      ['Upgrade', 'Stage', 'Discovery', 'Proposal', '2025-11-03 10:00'],
      ['Nobody’s', 'Stage', 'Discovery', 'Proposal', '2025-11-03 10:00'],
    ),
  );
  expect(done.rejectedRows).toMatchObject([
    {
      line: 3,
      value: 'Upgrade',
      reason: 'is the name of 2 opportunities; export the history with their ids',
    },
    { line: 4, value: 'Nobody’s', reason: 'is an opportunity that no export has' },
  ]);
  expect(await changes(database)).toEqual(['006A 2025-11-03 history stage: Discovery → Proposal']);
});

test('owners are told as exports name them, though the history gives names and ids', async () => {
  const { database } = await freshDatabase();
  const roster = csv(
    ['name', 'email', 'manager_email', 'crm_owner'],
    [
      ['Mia', 'mia@example.com', '', ''],
      ['Ana', 'ana@example.com', 'mia@example.com', '005A'],
      ['Ben', 'ben@example.com', 'mia@example.com', '005B'],
    ],
  );
  await importText(database, 'roster.csv', roster);
  await importText(
    database,
    'p-2025-11-07.csv',
    pipeline(['006A', 'Norwind', '005B', 'Proposal', 1, '2025-12-31']),
  );
  const fields = csv(
    ['OpportunityId', 'Field', 'OldValue', 'NewValue', 'CreatedDate'],
    [
      ['006A', 'Owner', 'Ana', 'Ben', '2025-10-15T09:00:00.000Z'],
      ['006A', 'Owner', '005A', '005B', '2025-10-15T09:00:00.000Z'],
      ['006A', 'Owner', 'Zoe', 'Ana', '2025-10-01T09:00:00.000Z'],
      ['006A', 'Owner', '005Z', '005A', '2025-10-01T09:00:00.000Z'],
    ],
  );
  await importText(database, 'field-history.csv', fields);
  const told = await changes(database);
  expect(told).toHaveLength(2);
  expect(told.at(-1)).toMatch(/^006A 2025-10-15 history owner: (Ana|005A) → 005B$/);
});

test('edits of one minute are put in order by what they lead to, however the report is sorted', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-11-07.csv', pipeline(norwind('Negotiation', 1, '2025-12-31')));
  await importText(
    database,
    'field-history.csv',
    report(
      ['Norwind', 'Stage', 'Proposal', 'Negotiation', '2025-11-03 10:00'],
      ['Norwind', 'Stage', 'Discovery', 'Proposal', '2025-11-03 10:00'],
    ),
  );
  expect(await changes(database)).toEqual([
    '006A 2025-11-03 history stage: Discovery → Negotiation',
  ]);
});

test('where it goes on after the newest export, what it says last is known', async () => {
  const { database } = await freshDatabase();
  await importText(
    database,
    'p-2025-10-17.csv',
    pipeline(norwind('Proposal', 12_500, '2025-11-30')),
  );
  await importText(
    database,
    'field-history.csv',
    report(...TOLD, ['Norwind', 'Opportunity Owner', 'Ana', 'Ben', '2025-11-06 10:00']),
  );
  expect(
    await database
      .selectFrom('opportunity')
      .select(['owner', 'owner_key', 'stage', 'amount', 'close_date'])
      .execute(),
  ).toEqual([
    { owner: 'Ben', owner_key: 'ben', stage: 'Proposal', amount: 12_500, close_date: '2026-01-31' },
  ]);
});

test('weeks before it begins are not taken for known; older exports still tell of them', async () => {
  const { database } = await freshDatabase();
  const roster = csv(
    ['name', 'email', 'manager_email'],
    [
      ['Mia', 'mia@example.com', ''],
      ['Ana', 'ana@example.com', 'mia@example.com'],
    ],
  );
  await importText(database, 'roster.csv', roster);
  await importText(
    database,
    'p-2025-11-07.csv',
    pipeline(norwind('Proposal', 12_500, '2026-01-31')),
  );
  const late: Told = ['Norwind', 'Stage', 'Discovery', 'Proposal', '2025-10-15 09:00'];
  await importText(database, 'field-history-2025-11-07.csv', report(late));
  const [mia] = await managersWithReports(database);
  if (mia === undefined) throw new Error('Nobody has reports.');
  const until = async () => {
    const asOf = calendarDate('2025-11-07');
    const company = await loadCompany(database, asOf);
    return (await loadTeamHistory(database, mia, company, asOf)).historyUntil;
  };
  expect(await until()).toBeUndefined();
  // Before its first day, and of fields that it does not tell, an older export is believed.
  await importText(
    database,
    'p-2025-10-03.csv',
    pipeline(norwind('Research', 10_000, '2026-01-31')),
  );
  await importText(
    database,
    'p-2025-10-24.csv',
    pipeline(norwind('Nonsense', 11_000, '2026-01-31')),
  );
  expect(await changes(database)).toEqual([
    '006A 2025-10-15 history stage: Research → Proposal',
    '006A 2025-10-24 export amount: 10000 → 11000',
    '006A 2025-11-07 export amount: 11000 → 12500',
  ]);
  await importText(database, 'whole.csv', report(...TOLD));
  expect(await until()).toBe('2025-11-05');
});
