import { expect, test } from 'vitest';
import { hasWork, type DoneNotice, type ImportNotice } from '#src/domain/imports/import-notice.ts';
import { dateInFileName } from '#src/domain/imports/export-date.ts';

const done = {
  outcome: 'imported',
  rejected: 0,
  unreadable: 0,
  stages: [],
  owners: [],
} as unknown as DoneNotice;
const owner = { owner: 'Deal Desk', opportunities: 1, open: 1 };

test.each<[string, ImportNotice, boolean]>([
  ['all went well', done, false],
  ['it was refused', { outcome: 'refused', file: 'a.csv', reason: 'Empty.' }, true],
  ['a row was rejected', { ...done, rejected: 1 }, true],
  ['one owner is nobody', { ...done, owners: [owner] }, true],
])('there is work where %s: %s', (_, notice, work) => {
  expect(hasWork(notice)).toBe(work);
});

test.each([
  ['pipeline-2026-11-20.csv', '2026-11-20'],
  ['20261120_deals.csv', '2026-11-20'],
  ['2025.01.02 to 2026_11_20.csv', '2026-11-20'],
  ['2026-11-20 v2026-13-01.csv', '2026-11-20'],
  ['deals-120261120.csv', undefined],
  ['deals.csv', undefined],
])('%s is of %s', (name, date) => {
  expect(dateInFileName(name)).toBe(date);
});
