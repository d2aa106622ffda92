import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const WITHOUT_ID = [
  'Opportunity Name',
  'Account Name',
  'Opportunity Owner',
  'Stage',
  'Created Date',
];

test('without an id column an opportunity is known by account, name and day, and what collides is reported', async () => {
  const { database } = await freshDatabase();
  const rows = [
    ['Renewal', 'Norwind', 'Ana Silva', 'Proposal', '2025-10-09'],
    ['Renewal', 'Kestrel', 'Ana Silva', 'Proposal', '2025-10-09'],
    ['Renewal', 'Norwind', 'Ana Silva', 'Proposal', '2025-11-01'],
    ['Renewal', 'Norwind', 'Ben Osei', 'Negotiation', '2025-10-09'],
  ];
  const first = await importText(database, 'p-2025-11-14.csv', csv(WITHOUT_ID, rows));
  expect(first).toMatchObject({ accepted: 3, rejected: 1, added: 3 });
  expect(first.rejectedRows).toEqual([
    { line: 5, column: undefined, value: undefined, reason: 'is the record of line 2 again' },
  ]);
  // What changes of it leaves it the same.
  const next = rows.slice(0, 3).map((row) => row.with(2, 'Ben Osei').with(3, 'Negotiation'));
  expect(await importText(database, 'p-2025-11-21.csv', csv(WITHOUT_ID, next))).toMatchObject({
    added: 0,
    changed: 3,
    pipeline: { missing: 0 },
  });
});

test('an id of 15 characters and of 18 is one opportunity, in one file and from one to the next', async () => {
  const { database } = await freshDatabase();
  const headers = ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage'];
  const [short, long] = ['0068d00000AbCdE', '0068d00000AbCdEAAV'];
  const row = (id: string, stage: string) => [id, 'Norwind', 'Ana Silva', stage];
  await importText(database, 'p-2025-11-14.csv', csv(headers, [row(short, 'Proposal')]));
  const both = csv(headers, [row(long, 'Negotiation'), row(short, 'Negotiation')]);
  const report = await importText(database, 'p-2025-11-21.csv', both);
  expect(report).toMatchObject({ added: 0, changed: 1, rejected: 1 });
  // Ids that differ by a capital letter alone are two records.
  const other = csv(headers, [row(long, 'Negotiation'), row('0068d00000Abcde', 'Proposal')]);
  expect(await importText(database, 'p-2025-11-28.csv', other)).toMatchObject({ added: 1 });
});

test('an owner who changes is kept as a change, and the opportunity goes on', async () => {
  const { database } = await freshDatabase();
  const headers = ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage'];
  const owned = (owner: string) => csv(headers, [['006A', 'Norwind', owner, 'Proposal']]);
  await importText(database, 'p-2025-11-14.csv', owned('Ana Silva'));
  await importText(database, 'p-2025-11-21.csv', owned('Ben Osei'));
  const changes = await database
    .selectFrom('opportunity_change')
    .select(['field', 'old_value', 'new_value', 'seen_on'])
    .execute();
  expect(changes).toEqual([
    { field: 'owner', old_value: 'Ana Silva', new_value: 'Ben Osei', seen_on: '2025-11-21' },
  ]);
});

test('what was put into the bin of Salesforce is gone from the export', async () => {
  const { database } = await freshDatabase();
  const file = (bin: string) =>
    csv(
      ['Id', 'IsDeleted', 'Name', 'OwnerId', 'StageName'],
      [
        ['006A', '0', 'Norwind', '005A', 'Proposal'],
        ['006B', bin, 'Kestrel', '005A', 'Proposal'],
      ],
    );
  await importText(database, 'week-2025-11-14.csv', file('0'));
  expect(await importText(database, 'week-2025-11-21.csv', file('1'))).toMatchObject({
    accepted: 1,
    unchanged: 1,
    skipped: { 'deleted record': 1 },
    pipeline: { missing: 1, outcomes: { open: 1 } },
  });
});
