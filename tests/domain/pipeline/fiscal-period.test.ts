import { describe, expect, test } from 'vitest';
import { monthNumber } from '#src/crm/values/month-names.ts';
import { parseNamedPeriod } from '#src/domain/pipeline/fiscal-period.ts';

const parse = (text: string, fiscalYearStarts?: number, isFiscal?: boolean) =>
  parseNamedPeriod(text, { fiscalYearStarts, monthNumber, ...(isFiscal && { isFiscal }) });

describe('parseNamedPeriod', () => {
  test.each([
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['Q1 2026', '2026-01-01', '2026-03-31'],
    ['Q4-26', '2026-10-01', '2026-12-31'],
    ['T2 2026', '2026-04-01', '2026-06-30'],
    ['Jan-26', '2026-01-01', '2026-01-31'],
    ['März 2026', '2026-03-01', '2026-03-31'],
    ['Quota Dec 2026', '2026-12-01', '2026-12-31'],
    ['H2 2026', '2026-07-01', '2026-12-31'],
    ['2026 Target', '2026-01-01', '2026-12-31'],
  ])('reads %s by the calendar', (text, startsOn, endsOn) => {
    expect(parse(text)).toEqual({ startsOn, endsOn });
    expect(parse(text, 7)).toEqual({ startsOn, endsOn });
  });

  test.each([
    ['FY26 Q4', 2, '2025-11-01', '2026-01-31'],
    ['Q4FY26', 2, '2025-11-01', '2026-01-31'],
    ['FY2026-Q1', 2, '2025-02-01', '2025-04-30'],
    ['FY26', 7, '2025-07-01', '2026-06-30'],
    ['FY26 H2', 7, '2026-01-01', '2026-06-30'],
    ['FY26 Q3', 7, '2026-01-01', '2026-03-31'],
    ['FY26 Jul', 7, '2025-07-01', '2025-07-31'],
    ['FY26 Jun', 7, '2026-06-01', '2026-06-30'],
    ['Quarter 2 FY2026', 1, '2026-04-01', '2026-06-30'],
    ['GJ 2026 Quartal 1', 10, '2025-10-01', '2025-12-31'],
  ])('reads %s where fiscal years begin in month %s', (text, starts, startsOn, endsOn) => {
    expect(parse(text, starts)).toEqual({ startsOn, endsOn });
  });

  test('takes any period as a fiscal one where the column says so', () => {
    expect(parse('Q4-2026', 2, true)).toEqual({ startsOn: '2025-11-01', endsOn: '2026-01-31' });
    expect(parse('Q4-2026', undefined, true)).toEqual(parse('2026-Q4'));
  });

  test('does not guess when a fiscal year begins', () => {
    expect(parse('FY26 Q4')).toBe('fiscal');
  });

  test.each([
    '',
    'Q3',
    '26',
    '2026-Q5',
    'Actual Q1 2026',
    'Q1 H1 2026',
    'Region 2026',
    '2026 2027',
  ])('refuses %j', (text) => {
    expect(parse(text, 2)).toBeUndefined();
  });
});
