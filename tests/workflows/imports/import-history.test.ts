import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const pipeline = (stage: string, closeDate: string) =>
  csv(
    ['Id', 'Name', 'OwnerId', 'StageName', 'CloseDate'],
    [['006A', 'Norwind', '005A', stage, closeDate]],
  );

const history = (...rows: (readonly [string, string, string, string])[]) =>
  csv(['OpportunityId', 'CreatedDate', 'StageName', 'CloseDate'], rows);

const told = [
  ['006A', '2025-10-01 09:00:00', 'Discovery', '2025-11-30'],
  ['006A', '2025-10-15 09:00:00', 'Proposal', '2025-11-30'],
  ['006A', '2025-11-05 16:00:00', 'Negotiation', '2026-01-31'],
  ['006A', '2025-11-05 09:00:00', 'Proposal', '2025-12-31'],
] as const;

async function changes(database: Database) {
  const rows = await database
    .selectFrom('opportunity_change')
    .selectAll()
    .orderBy('seen_on')
    .orderBy('field')
    .execute();
  return rows.map(
    (row) => `${row.seen_on} ${row.source} ${row.field}: ${row.old_value} → ${row.new_value}`,
  );
}

test('a history fills in the past before the first export, at most one change of a field a day', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-11-07.csv', pipeline('Negotiation', '2026-01-31'));
  const report = await importText(database, 'history.csv', history(...told));
  expect(report).toMatchObject({ type: 'history', asOf: '2025-11-05', accepted: 4, added: 3 });
  expect(await changes(database)).toEqual([
    '2025-10-15 history stage: Discovery → Proposal',
    '2025-11-05 history close_date: 2025-11-30 → 2026-01-31',
    '2025-11-05 history stage: Proposal → Negotiation',
  ]);
});

test('what exports had shown of the same time is not told twice', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-10-03.csv', pipeline('Discovery', '2025-11-30'));
  await importText(database, 'p-2025-10-17.csv', pipeline('Proposal', '2025-11-30'));
  await importText(database, 'p-2025-11-07.csv', pipeline('Negotiation', '2026-01-31'));
  await importText(database, 'p-2025-11-14.csv', pipeline('Closed Won', '2025-11-12'));
  expect(await changes(database)).toHaveLength(6);
  await importText(database, 'history.csv', history(...told));
  expect(await changes(database)).toEqual([
    '2025-10-15 history stage: Discovery → Proposal',
    '2025-11-05 history close_date: 2025-11-30 → 2026-01-31',
    '2025-11-05 history stage: Proposal → Negotiation',
    '2025-11-14 export close_date: 2026-01-31 → 2025-11-12',
    '2025-11-14 export outcome: open → won',
    '2025-11-14 export stage: Negotiation → Closed Won',
  ]);
  const before = await changes(database);
  const more = history(...told, ['006A', '2025-11-06 09:00:00', 'Negotiation', '2026-01-31']);
  expect(await importText(database, 'again.csv', more)).toMatchObject({ added: 0 });
  expect(await changes(database)).toEqual(before);
});

test('where it goes on after the newest export, what it says last is known', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-10-17.csv', pipeline('Proposal', '2025-11-30'));
  await importText(database, 'history.csv', history(...told));
  expect(
    await database.selectFrom('opportunity').select(['stage', 'close_date']).execute(),
  ).toEqual([{ stage: 'Negotiation', close_date: '2026-01-31' }]);
  await importText(database, 'p-2025-11-07.csv', pipeline('Negotiation', '2026-01-31'));
  expect(await changes(database)).toEqual([
    '2025-10-15 history stage: Discovery → Proposal',
    '2025-11-05 history close_date: 2025-11-30 → 2026-01-31',
    '2025-11-05 history stage: Proposal → Negotiation',
  ]);
});

test('how a stage ends is taken from the exports where its name does not say', async () => {
  const { database } = await freshDatabase();
  const flagged = csv(
    ['Id', 'Name', 'OwnerId', 'StageName', 'IsClosed', 'IsWon'],
    [['006A', 'Norwind', '005A', 'Signed', 'true', 'true']],
  );
  await importText(database, 'p-2025-11-07.csv', flagged);
  await importText(
    database,
    'history.csv',
    history(
      ['006A', '2025-10-01 09:00:00', 'Discovery', ''],
      ['006A', '2025-11-05 09:00:00', 'Signed', ''],
    ),
  );
  expect(await changes(database)).toContain('2025-11-05 history outcome: open → won');
});

test('a mapping’s stages are met in whatever case a history writes them', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-11-07.csv', pipeline('Gezeichnet', '2026-01-31'), {
    mapping: { stages: { Gezeichnet: 'won' } },
  });
  await importText(
    database,
    'history.csv',
    history(
      ['006A', '2025-10-01 09:00:00', 'Discovery', ''],
      ['006A', '2025-11-05 09:00:00', 'GEZEICHNET', ''],
    ),
    { mapping: { stages: { gezeichnet: 'lost' } } },
  );
  expect(await changes(database)).toContain('2025-11-05 history outcome: open → lost');
});

test('rows of opportunities that no export has are rejected; a history of nothing known is refused', async () => {
  const { database } = await freshDatabase();
  await expect(importText(database, 'history.csv', history(...told))).rejects.toThrow(
    'Import an export of opportunities first.',
  );
  await importText(database, 'p-2025-11-07.csv', pipeline('Negotiation', '2026-01-31'));
  const unknown = ['006Z', '2025-10-01 09:00:00', 'Discovery', '2025-11-30'] as const;
  expect(await importText(database, 'h.csv', history(unknown, ...told))).toMatchObject({
    accepted: 4,
    rejected: 1,
    rejectedRows: [{ line: 2, value: '006Z', reason: 'is an opportunity that no export has' }],
  });
  await expect(importText(database, 'other.csv', history(unknown))).rejects.toThrow(
    'tells of no opportunity that an export has',
  );
});
