import { describe, expect, test } from 'vitest';
import { parsePeriod } from '#src/domain/pipeline/quota.ts';

describe('parsePeriod', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-Q1', '2025-01-01', '2025-03-31'],
    ['2025-Q4', '2025-10-01', '2025-12-31'],
    ['2025 q3', '2025-07-01', '2025-09-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-12', '2025-12-01', '2025-12-31'],
    ['2025-11', '2025-11-01', '2025-11-30'],
    [' 2025-07 ', '2025-07-01', '2025-07-31'],
  ])('reads %s as %s to %s', (text, startsOn, endsOn) => {
    expect(parsePeriod(text)).toEqual({ startsOn, endsOn });
  });

  test.each(['', 'Q3', '2025-Q5', '2025-13', '2025-7', '25-07', 'FY2025', '2025-07-01'])(
    'refuses %j',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined();
    },
  );
});
