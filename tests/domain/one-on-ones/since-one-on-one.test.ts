import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { Measure, WeeklySeries } from '#src/domain/signals/evidence.ts';
import { sinceOneOnOne } from '#src/domain/one-on-ones/since-one-on-one.ts';

const talked = calendarDate('2025-11-12');
const coverage: Measure = {
  name: 'coverage',
  unit: 'ratio',
  observed: 1.8,
  usual: 3.8,
  betterWhen: 'higher',
};
const pushes: Measure = {
  name: 'pushes a week',
  unit: 'count',
  observed: 4,
  usual: 2,
  betterWhen: 'lower',
};

describe('since the one-on-one', () => {
  test.each([
    ['a quarter of the way is better', 2.3, 'better'],
    ['less is the same', 2.2, 'same'],
    ['nothing is the same', 1.8, 'same'],
    ['a little back is the same', 1.4, 'same'],
    ['a quarter back is worse', 1.3, 'worse'],
  ])('%s', (_, observed, verdict) => {
    expect(sinceOneOnOne(talked, coverage, { measure: { ...coverage, observed } })).toEqual({
      on: talked,
      change: { name: 'coverage', unit: 'ratio', before: 1.8, now: observed, verdict },
    });
  });

  test('what is counted is counted over the whole weeks since, and less may be better', () => {
    const since = sinceOneOnOne(talked, pushes, {
      measure: { ...pushes, observed: 3.9 },
      series: weeksFrom('2025-11-03', [6, 5, 3, null, 2]),
    });
    // The week of the one-on-one itself began before it.
    expect(since.change).toMatchObject({ before: 4, now: 2.5, verdict: 'better' });
  });

  test('without a whole week since, it stands as it did', () => {
    const series = weeksFrom('2025-11-03', [6]);
    const since = sinceOneOnOne(talked, pushes, { measure: pushes, series });
    expect(since.change).toMatchObject({ before: 4, now: 4, verdict: 'same' });
  });

  test('where nothing was to be gained, a tenth of the usual counts', () => {
    const even = { ...coverage, observed: 3.8 };
    const worse = { ...coverage, observed: 3.4 };
    expect(sinceOneOnOne(talked, even, { measure: worse }).change?.verdict).toBe('worse');
    const alike = { ...coverage, observed: 3.5 };
    expect(sinceOneOnOne(talked, even, { measure: alike }).change?.verdict).toBe('same');
    const endless = { ...coverage, usual: Infinity };
    expect(sinceOneOnOne(talked, endless, { measure: worse }).change?.verdict).toBe('same');
    const none = { ...coverage, observed: 0, usual: 0 };
    expect(sinceOneOnOne(talked, none, { measure: none }).change?.verdict).toBe('same');
  });

  test('only what is counted, and charted by the same name, is counted over weeks', () => {
    const series = weeksFrom('2025-11-17', [1, 1]);
    const now = (measure: Measure) =>
      sinceOneOnOne(talked, measure, { measure, series }).change?.now;
    expect(now(pushes)).toBe(1);
    expect(now({ ...pushes, unit: 'ratio' })).toBe(4);
    expect(now({ ...pushes, name: 'other pushes' })).toBe(4);
  });

  test('a week that begins on the day of the talk is one since', () => {
    const series = weeksFrom('2025-11-10', [9, 1]);
    const since = sinceOneOnOne(calendarDate('2025-11-10'), pushes, { measure: pushes, series });
    expect(since.change?.now).toBe(5);
  });

  test.each([
    ['nothing was kept', undefined, coverage],
    ['it is another measure by now', pushes, coverage],
    ['it has another name', { ...coverage, name: 'attainment' }, coverage],
    ['it has another unit', { ...coverage, unit: 'share' as const }, coverage],
    ['it had no end then', { ...coverage, observed: Infinity }, coverage],
    ['there is none now', coverage, undefined],
    [
      'the quota is reached, so that coverage has no end',
      coverage,
      { ...coverage, observed: Infinity },
    ],
  ])('claims nothing where %s', (_, before, now) => {
    expect(sinceOneOnOne(talked, before, now === undefined ? {} : { measure: now })).toEqual({
      on: talked,
    });
  });
});

function weeksFrom(monday: string, values: readonly (number | null)[]): WeeklySeries {
  const first = calendarDate(monday);
  const points = values.map((value, index) => ({ week: addDays(first, 7 * index), value }));
  return { label: 'pushes a week', points };
}
