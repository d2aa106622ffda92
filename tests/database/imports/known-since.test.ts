import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { weeksKnownOn } from '#src/database/imports/known-since.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const PIPELINE = csv(['Id', 'Name', 'Opportunity Owner', 'StageName'], [['006A', 'N', 'A', 'Won']]);
const ACTIVITY_HEADERS = ['Id', 'WhatId', 'OwnerId', 'ActivityDate', 'Type'];

const activities = (...days: readonly string[]) =>
  csv(
    ACTIVITY_HEADERS,
    days.map((day) => [`00T${day}`, '006A', 'A', day, 'Call']),
  );
const fieldHistory = (day: string) =>
  csv(
    ['OpportunityId', 'Field', 'OldValue', 'NewValue', 'CreatedDate'],
    [['006A', 'StageName', 'Demo', 'Won', day]],
  );
const known = (database: Database) => weeksKnownOn(database, calendarDate('2025-11-21'));

async function afterThreeWeeks(): Promise<Database> {
  const { database } = await freshDatabase();
  await importText(database, 'pipeline-2025-10-31.csv', PIPELINE);
  await importText(database, 'pipeline-2025-11-21.csv', PIPELINE);
  return database;
}

test('a company is known since its first export, for a quarter', async () => {
  const { database } = await freshDatabase();
  expect(await known(database)).toBeUndefined();
  await importText(database, 'pipeline-2025-11-21.csv', PIPELINE);
  expect(await known(database)).toBe(0);
  await importText(database, 'pipeline-2025-10-31.csv', PIPELINE);
  expect(await known(database)).toBe(3);
  await importText(database, 'pipeline-2025-08-22.csv', PIPELINE);
  expect(await known(database)).toBeUndefined();
});

test('activities that reach back further say more, those that don’t nothing', async () => {
  const database = await afterThreeWeeks();
  await importText(database, 'activities-2025-11-21.csv', activities('2025-11-20'));
  expect(await known(database)).toBe(3);
  await importText(database, 'more-2025-11-21.csv', activities('2025-10-10', '2025-11-19'));
  expect(await known(database)).toBe(6);
  await importText(database, 'old-2025-11-21.csv', activities('2025-03-10'));
  expect(await known(database)).toBeUndefined();
});

test('so does a history from its first day on, and one of the whole past ends it', async () => {
  const database = await afterThreeWeeks();
  await importText(database, 'history-2025-11-21.csv', fieldHistory('2025-10-17'));
  expect(await known(database)).toBe(5);
  const whole = csv(
    ['OpportunityId', 'CreatedDate', 'StageName'],
    [['006A', '2025-11-01', 'Demo']],
  );
  await importText(database, 'snapshots-2025-11-21.csv', whole);
  expect(await known(database)).toBeUndefined();
});
