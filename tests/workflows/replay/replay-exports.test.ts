import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedGuides } from '#src/guides/read-guides.ts';
import { replayExports, type ReplayOptions } from '#src/workflows/replay/replay-exports.ts';
import { fileOf, scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/csv.ts';

const ROSTER = csv(
  ['Name', 'Email', 'Manager Email', 'Start Date', 'CRM Owner'],
  [
    ['Mia Keller', 'mia@example.com', '', '', ''],
    ['Ana Lima', 'ana@example.com', 'mia@example.com', '', 'Ana Lima'],
  ],
);
const PIPELINE_HEADER = [
  'Opportunity ID',
  'Opportunity Name',
  'Opportunity Owner',
  'Stage',
  'Amount',
  'Close Date',
];
const pipeline = (stage: string) =>
  csv(PIPELINE_HEADER, [['006A', 'Norwind', 'Ana Lima', stage, '1000', '2026-03-31']]);

/** A folder of these files, and what a replay of it says. */
async function replayOf(
  files: Readonly<Record<string, string>>,
  more: Partial<ReplayOptions> = {},
) {
  const { database } = await freshDatabase();
  const folder = await scratchFolder();
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, text);
    // Late in the evening in UTC, the next day in Berlin.
    const at = new Date('2025-11-20T23:30:00Z');
    await utimes(path, at, at);
  }
  const weeks: string[] = [];
  const options = {
    database,
    folder,
    roster: undefined,
    quotas: undefined,
    now: new Date('2025-12-01T12:00:00Z'),
    timeZone: 'Europe/Berlin',
    maxRejectedPercent: 5,
    guides: shippedGuides(),
    ...more,
  };
  for await (const one of replayExports(options)) {
    weeks.push(
      'file' in one
        ? `refused ${one.file}`
        : [
            one.asOf,
            ...one.checklists.map(
              ({ manager, reps, items }) =>
                `${manager.name} (${reps.map(({ name }) => name).join()}): ${items.map(({ kind }) => kind).join()}`,
            ),
          ].join(' '),
    );
  }
  const stored = {
    types: (await database.selectFrom('import').select('type').orderBy('id').execute()).map(
      ({ type }) => type,
    ),
    lists: await database
      .selectFrom('checklist')
      .select(['week', 'export_as_of'])
      .orderBy('week')
      .execute(),
    people: (await database.selectFrom('person').select('name').orderBy('name').execute()).length,
  };
  return { weeks, stored };
}

test('exports are played from the oldest, each with the lists of the Monday after it, a refused one named', async () => {
  const { weeks, stored } = await replayOf({
    'roster.csv': ROSTER,
    // By name it is the first.
    'deals-2025-11-14.csv': pipeline('Proposal'),
    'opportunities-2025-11-07.csv': pipeline('Discovery'),
    'opportunities-2025-11-10.csv': 'what,is\nthis,file\n',
    'opportunities.csv': pipeline('Negotiation'),
    'notes.md': 'not an export',
  });
  const list = 'Mia Keller (Ana Lima): longest-without-a-one-on-one';
  expect(weeks).toEqual([
    `2025-11-07 ${list}`,
    'refused opportunities-2025-11-10.csv',
    `2025-11-14 ${list}`,
    `2025-11-21 ${list}`,
  ]);
  expect(stored).toEqual({
    types: ['roster', 'opportunities', 'opportunities', 'opportunities'],
    lists: [
      { week: '2025-11-10', export_as_of: '2025-11-07' },
      { week: '2025-11-17', export_as_of: '2025-11-14' },
      { week: '2025-11-24', export_as_of: '2025-11-21' },
    ],
    people: 2,
  });
});

test('roster, quotas and rates come first, histories after the first export, and named files instead of the folder’s', async () => {
  const quotas = csv(['Email', 'Period', 'Amount'], [['ana@example.com', '2025-Q4', '9000']]);
  const history = csv(
    ['Opportunity ID', 'Field', 'Old Value', 'New Value', 'Edit Date'],
    [['006A', 'Stage', 'Discovery', 'Proposal', '2025-10-01']],
  );
  const { weeks, stored } = await replayOf(
    {
      'roster.csv': 'broken',
      'quotas.csv': 'broken',
      'currency rates.csv': csv(
        ['Currency', 'Rate'],
        [
          ['EUR', '1'],
          ['USD', '2'],
        ],
      ),
      'history.csv': history,
      'activities.csv': 'broken',
      'opportunities-2025-11-14.csv': pipeline('Proposal'),
      'opportunities-2025-11-21.csv': pipeline('Proposal'),
    },
    {
      roster: await fileOf('people-2025-11-01.csv', ROSTER),
      quotas: await fileOf('targets-2025-11-01.csv', quotas),
    },
  );
  expect(weeks.map((week) => week.split(' ').slice(0, 2).join(' '))).toEqual([
    'refused activities.csv',
    '2025-11-14 Mia',
    '2025-11-21 Mia',
  ]);
  expect(stored.types).toEqual([
    'roster',
    'quotas',
    'rates',
    'opportunities',
    'history',
    'opportunities',
  ]);
});

test('without a roster or an export nothing is played, and a manager without items has no list', async () => {
  await expect(replayOf({ 'opportunities-2025-11-14.csv': pipeline('Proposal') })).rejects.toThrow(
    'There is no roster',
  );
  await expect(replayOf({ 'roster.csv': ROSTER })).rejects.toThrow('There is no export in');
  const { weeks, stored } = await replayOf({
    'roster.csv': csv(
      ['Name', 'Email', 'Manager Email', 'Start Date'],
      [
        ['Mia Keller', 'mia@example.com', '', ''],
        ['Ana Lima', 'ana@example.com', 'mia@example.com', '2025-11-18'],
      ],
    ),
    'opportunities-2025-11-07.csv': pipeline('Proposal'),
  });
  expect(weeks).toEqual(['2025-11-07']);
  expect(stored.lists).toEqual([]);
});
