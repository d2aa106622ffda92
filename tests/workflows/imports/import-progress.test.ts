import { beforeEach, expect, test, vi } from 'vitest';
import {
  progressReporter,
  formatProgress,
  type ImportProgress,
} from '#src/workflows/imports/import-progress.ts';

const rows = [{ text: '0123456789\n' }, { text: '012345678901\n' }];

let clock = 0;

beforeEach(() => {
  clock = 5_000;
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => clock);
  return () => spy.mockRestore();
});

test('a long import tells now and then how far it is, and how long it takes still', () => {
  const told: ImportProgress[] = [];
  const tell = progressReporter({ bytes: 12_000, firstRows: rows }, (one) => told.push(one));
  clock += 900;
  tell(100);
  expect(told).toEqual([]);
  clock += 1_100;
  tell(500);
  clock += 900;
  tell(510);
  expect(told).toHaveLength(1);
  const [{ rows: done, rowsASecond, secondsLeft } = { rows: 0, rowsASecond: 0, secondsLeft: 0 }] =
    told;
  expect(done).toBe(500);
  // Half of the 1,000 rows that the size gives room for are still to come.
  expect((secondsLeft ?? 0) * rowsASecond).toBeCloseTo(500);
});

test('it is said in a line, without a time where the file does not tell its rows', () => {
  expect(formatProgress({ rows: 420_000, rowsASecond: 104_999.6, secondsLeft: 5.2 })).toBe(
    '420,000 rows, 105,000 a second, about 5 s left',
  );
  const told: ImportProgress[] = [];
  const tell = progressReporter({ bytes: 9, firstRows: [] }, (one) => told.push(one), 0);
  clock += 5;
  tell(10);
  expect(formatProgress(told[0] ?? { rows: 0, rowsASecond: 0, secondsLeft: 0 })).toMatch(
    /^10 rows, [\d,]+ a second$/,
  );
});
