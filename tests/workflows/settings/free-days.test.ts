import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import {
  freeDaysAround,
  guessCountry,
  knownCountries,
  partsOf,
} from '#src/workflows/settings/free-days.ts';

describe('public holidays', () => {
  test.each([
    ['DE', undefined, '2025-10-03', true],
    ['DE', undefined, '2024-11-01', false],
    ['DE', 'BY', '2024-11-01', true],
    ['GB', 'ENG', '2026-08-31', true],
    ['GB', undefined, '2026-08-31', false],
    ['US', undefined, '2025-11-27', true],
    ['FR', undefined, '2025-07-14', true],
    ['IN', undefined, '2026-01-26', true],
    // The substitute Monday, where the holiday itself is a Saturday.
    ['GB', undefined, '2026-12-28', true],
    // Several days, begun at sunset of the day before.
    ['SA', undefined, '2025-03-31', true],
    ['SA', undefined, '2025-04-03', false],
    // Free from noon on: no day on which nobody works.
    ['CN', undefined, '2025-05-04', true],
    ['CN', undefined, '2025-08-01', false],
    [undefined, undefined, '2025-12-25', false],
    // A country without a calendar has its weekends.
    ['AQ', undefined, '2025-12-25', false],
  ])('%s %s %s: %s', async (country, region, day, isFree) => {
    const date = calendarDate(day);
    expect((await freeDaysAround(date, country, region)).has(date)).toBe(isFree);
  });

  test('are those of sixty days before and after, without a country', async () => {
    const daysAround = async (day: string) => {
      const free = [...(await freeDaysAround(calendarDate(day), undefined, undefined))].toSorted();
      return [free[0], free.at(-1)];
    };
    // A Saturday and a Sunday are just in; then just out.
    expect(await daysAround('2025-11-26')).toEqual(['2025-09-27', '2026-01-25']);
    expect(await daysAround('2025-11-27')).toEqual(['2025-09-28', '2026-01-25']);
    expect(await daysAround('2025-11-24')).toEqual(['2025-09-27', '2026-01-18']);
  });

  test('around New Year are those of both years', async () => {
    const days = await freeDaysAround(calendarDate('2025-12-29'), 'DE', undefined);
    expect([days.has(calendarDate('2025-12-26')), days.has(calendarDate('2026-01-01'))]).toEqual([
      true,
      true,
    ]);
  });
});

test.each([
  ['DE', [6, 7]],
  ['SA', [5, 6]],
  ['IL', [5, 6]],
  ['AE', [6, 7]],
  [undefined, [6, 7]],
])('the weekend of %s', async (country, weekend) => {
  const monday = calendarDate('2025-11-10');
  const free = await freeDaysAround(monday, country, undefined);
  expect([1, 2, 3, 4, 5, 6, 7].filter((day) => free.has(addDays(monday, day - 1)))).toEqual(
    weekend,
  );
});

test.each([
  ['Europe/Berlin', 'DE'],
  ['Europe/London', 'GB'],
  ['America/Los_Angeles', 'US'],
  ['Asia/Kolkata', 'IN'],
  ['Asia/Calcutta', 'IN'],
  ['Europe/Kyiv', 'UA'],
  ['Europe/Zurich', 'CH'],
  ['Pacific/Auckland', 'NZ'],
  ['UTC', undefined],
])('who lives by %s lives in %s', async (zone, country) => {
  expect(await guessCountry(zone)).toBe(country);
});

test('there are countries to choose from, by name, and parts where holidays differ', async () => {
  const countries = await knownCountries();
  expect(countries.length).toBeGreaterThan(150);
  expect(countries.map(({ name }) => name)).toEqual(
    countries.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en')),
  );
  expect(await partsOf('DE')).toContainEqual({ code: 'BY', name: 'Bayern' });
  expect(await partsOf('SG')).toEqual([]);
});
