import { describe, expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const ROSTER = csv(
  ['name', 'email', 'manager_email'],
  [
    ['Mia Keller', 'mia@example.com', ''],
    ['Ana Silva', 'ana@example.com', 'mia@example.com'],
    ['Ben Osei', 'ben@example.com', 'mia@example.com'],
    ['Kim Lee', 'kim@example.com', 'mia@example.com'],
    ['Kim Lee', 'kim.2@example.com', 'mia@example.com'],
  ],
);

const absences = (...rows: (readonly string[])[]) => csv(['email', 'name', 'from', 'until'], rows);
const ANA = ['ana@example.com', '', '2025-12-01', '2025-12-12'];
const BEN = ['', 'ben  OSEI', '2025-12-22', ''];

async function withRoster(): Promise<Database> {
  const { database } = await freshDatabase();
  await importText(database, 'roster.csv', ROSTER);
  return database;
}

async function known(database: Database) {
  const rows = await database
    .selectFrom('absence')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['name', 'starts_on', 'ends_on'])
    .orderBy('name')
    .orderBy('starts_on')
    .execute();
  return rows.map((row) => [row.name, row.starts_on, row.ends_on]);
}

test('a file says by address or name who is away, also with an open end', async () => {
  const database = await withRoster();
  const report = await importText(database, 'away.csv', absences(ANA, BEN));
  expect(report).toMatchObject({ type: 'absences', accepted: 2, added: 2, rejected: 0 });
  expect(await known(database)).toEqual([
    ['Ana Silva', '2025-12-01', '2025-12-12'],
    ['Ben Osei', '2025-12-22', null],
  ]);
  const again = await importText(database, 'away.csv', absences(ANA, BEN));
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
});

test('a leave that was not granted, or not any more, is none', async () => {
  const database = await withRoster();
  const rows = ['Approved', 'Rejected', 'Abgelehnt', 'Cancelled by employee', 'Refusé'].map(
    (status, at) => ['ana@example.com', `2025-12-0${at + 1}`, `2025-12-0${at + 1}`, status],
  );
  const text = csv(['Employee Email', 'Von', 'Bis', 'Status'], rows);
  const report = await importText(database, 'away.csv', text);
  expect(report).toMatchObject({ accepted: 1, rejected: 0, skipped: { 'absence not granted': 4 } });
  expect(await known(database)).toEqual([['Ana Silva', '2025-12-01', '2025-12-01']]);
});

test('who can’t be told is a rejected row, however many they are', async () => {
  const database = await withRoster();
  const strangers = Array.from({ length: 20 }, (_, one) => [
    `stranger.${one}@example.com`,
    '',
    '2025-12-01',
    '',
  ]);
  const twice = ['ana@example.com', '', '2025-12-01', '2025-12-19'];
  const namesakes = ['', 'Kim Lee', '2025-12-01', ''];
  const text = absences(ANA, namesakes, twice, ...strangers);
  const report = await importText(database, 'away.csv', text);
  expect(report).toMatchObject({ accepted: 1, rejected: 22, added: 1 });
  expect(report.rejectedRows.slice(0, 3)).toEqual([
    {
      line: 3,
      column: 'name',
      value: 'Kim Lee',
      reason: 'is the name of several people in the roster; give the e-mail address',
    },
    {
      line: 4,
      column: 'email',
      value: 'ana@example.com',
      reason: 'is away from 2025-12-01 on in line 2 already',
    },
    {
      line: 5,
      column: 'email',
      value: 'stranger.0@example.com',
      reason: 'is nobody in the roster',
    },
  ]);
  expect(await known(database)).toEqual([['Ana Silva', '2025-12-01', '2025-12-12']]);
});

describe('a newer file', () => {
  const from = (day: string, until: string) => ['ana@example.com', '', day, until];

  test('is the whole truth of its people from its first day on', async () => {
    const database = await withRoster();
    const before = [from('2025-10-06', '2025-10-10'), from('2025-11-24', ''), ANA, BEN];
    await importText(database, 'away-2025-11-01.csv', absences(...before));
    // The one of November ends now, and that of December has moved.
    const now = [from('2025-11-24', '2025-11-28'), from('2025-12-08', '2025-12-19')];
    const report = await importText(database, 'away-2025-11-28.csv', absences(...now));
    expect(report).toMatchObject({ added: 1, changed: 2, unchanged: 0 });
    expect(await known(database)).toEqual([
      ['Ana Silva', '2025-10-06', '2025-10-10'],
      ['Ana Silva', '2025-11-24', '2025-11-28'],
      ['Ana Silva', '2025-12-08', '2025-12-19'],
      ['Ben Osei', '2025-12-22', null],
    ]);
  });

  test('with corrected rows alone adds them and takes nothing away', async () => {
    const database = await withRoster();
    await importText(database, 'away.csv', absences(from('2025-12-29', '2026-01-02')));
    await importText(database, 'away.csv.rejected.csv', absences(ANA));
    expect(await known(database)).toEqual([
      ['Ana Silva', '2025-12-01', '2025-12-12'],
      ['Ana Silva', '2025-12-29', '2026-01-02'],
    ]);
  });
});
