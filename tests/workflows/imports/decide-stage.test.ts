import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { decideStage } from '#src/workflows/imports/decide-stage.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const HEADERS = ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage', 'Amount'];
const LEE = 'lee@example.com';

function pipeline(stages: Readonly<Record<string, string>>): string {
  const rows = Object.entries(stages).map(([id, stage]) => [id, `Deal ${id}`, 'Ana', stage, 100]);
  return csv(HEADERS, rows);
}

async function outcomes(database: Database) {
  const rows = await database.selectFrom('opportunity').select(['id', 'outcome']).execute();
  return Object.fromEntries(rows.map(({ id, outcome }) => [id, outcome]));
}

async function changes(database: Database) {
  return database
    .selectFrom('opportunity_change')
    .select(['opportunity_id', 'new_value', 'seen_on'])
    .where('field', '=', 'outcome')
    .orderBy('opportunity_id')
    .execute();
}

test('a stage whose name is not certain is asked about with its deals, once said it holds for all exports', async () => {
  const { database } = await freshDatabase();
  const first = { '1': 'Proposal', '2': 'No Decision', '3': 'Proposal', '4': 'Path to Win' };
  const report = await importText(database, 'p-2025-11-07.csv', pipeline(first));
  expect(report.pipeline?.unsureStages).toEqual([
    { stage: 'No Decision', opportunities: 1, likeliest: 'lost' },
  ]);
  expect(await outcomes(database)).toMatchObject({ '2': 'open', '4': 'open' });
  await importText(database, 'p-2025-11-14.csv', pipeline({ ...first, '3': 'No Decision' }));

  expect(await decideStage(database, 'no decision', 'lost', LEE)).toBe(2);
  expect(await outcomes(database)).toEqual({ '1': 'open', '2': 'lost', '3': 'lost', '4': 'open' });
  // The one that came to the stage while it was watched was lost on that day; the other was before.
  expect(await changes(database)).toEqual([
    { opportunity_id: '3', new_value: 'lost', seen_on: '2025-11-14' },
  ]);
  expect(await decideStage(database, 'No Decision', 'lost', LEE)).toBe(0);

  const later = { ...first, '1': 'NO DECISION', '3': 'No Decision' };
  const again = await importText(database, 'p-2025-11-21.csv', pipeline(later));
  expect(again.pipeline?.unsureStages).toEqual([]);
  expect(await outcomes(database)).toMatchObject({ '1': 'lost', '2': 'lost', '3': 'lost' });

  // Who was wrong says it again.
  expect(await decideStage(database, 'No Decision', 'open', LEE)).toBe(3);
  expect(await outcomes(database)).toMatchObject({ '1': 'open', '2': 'open', '3': 'open' });
  expect(await changes(database)).toEqual([]);
});

test('a company whose CRM says how deals end, or whose mapping does, is not asked', async () => {
  const { database } = await freshDatabase();
  const flagged = csv(
    [...HEADERS, 'Closed', 'Won'],
    [['1', 'A', 'Ana', 'Signed', 5, 'Yes', 'Yes']],
  );
  const report = await importText(database, 'p-2025-11-07.csv', flagged);
  expect(report.pipeline).toMatchObject({ unsureStages: [], outcomes: { won: 1 } });
  const other = await freshDatabase();
  const mapping = { stages: { Signed: 'won' as const } };
  const text = pipeline({ '1': 'Signed' });
  const mapped = await importText(other.database, 'p-2025-11-07.csv', text, { mapping });
  expect(mapped.pipeline).toMatchObject({ unsureStages: [], outcomes: { won: 1 } });
});

test('flags that are empty in every row say nothing, so that the stage is asked about', async () => {
  const { database } = await freshDatabase();
  const empty = csv([...HEADERS, 'Closed', 'Won'], [['1', 'A', 'Ana', 'No Decision', 5, '', '']]);
  const report = await importText(database, 'p-2025-11-07.csv', empty);
  expect(report.pipeline?.unsureStages).toMatchObject([{ stage: 'No Decision' }]);
});
