import { describe, expect, test } from 'vitest';
import { chances } from '#tests/support/chances.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';
import { watchForChange } from '#src/domain/statistics/change-watch.ts';
import type { WatchSettings } from '#src/domain/statistics/week-grid.ts';

const fall: WatchSettings = { ratios: [0.5], spread: 0.45, unevenness: 1, foundFrom: 7 };

/** Watches weeks of which as many were expected each time. */
function watch(counts: readonly number[], settings: Partial<WatchSettings> = {}, expected = 2) {
  const row = new Float64Array(counts.length).fill(expected);
  return watchForChange(
    { observed: Float64Array.from(counts), expected: row },
    { ...fall, ...settings },
  );
}

const usual = (weeks: number) => Array.from({ length: weeks }, (_, week) => 1 + 2 * (week % 2));
const none = (weeks: number) => Array.from({ length: weeks }, () => 0);

describe('watching for a fall', () => {
  test('finds nothing in usual weeks', () => {
    expect(watch(usual(60)).evidence).toBeLessThan(1);
  });

  test('adds up the evidence of empty weeks, from the first of them', () => {
    const found = watch([...usual(50), ...none(5)]);
    // Five weeks of 2 expected and none seen: 10 × (1 − 0.5), less what is not known of the usual.
    expect(found.evidence).toBeGreaterThan(4);
    expect(found.evidence).toBeLessThan(5);
    expect([49, 50]).toContain(found.since);
    expect(found.usual).toBeGreaterThan(9);
  });

  test('keeps what lasts, through a good week and through weeks that are neither here nor there', () => {
    const half = (weeks: number) => usual(weeks).map((count) => (count - 1) / 2);
    const found = (...later: readonly number[]) => watch([...usual(50), ...none(10), ...later]);
    expect(found().evidence).toBeGreaterThan(7);
    expect(found(3).evidence).toBeGreaterThan(4);
    expect(found(3, 0, 0, 2, 0, 0).evidence).toBeGreaterThan(7);
    for (let weeks = 1; weeks <= 12; weeks += 1) {
      expect(found(...half(weeks)).evidence).toBeGreaterThan(5);
    }
  });

  test('is over after some usual weeks, however much evidence there was, and can be found anew', () => {
    const back = [...usual(50), ...none(20), ...usual(6)];
    expect(watch([...usual(50), ...none(20)]).evidence).toBeGreaterThan(14);
    expect(watch(back)).toMatchObject({ evidence: 0, since: 76 });
    expect(watch([...back, ...usual(10), ...none(9)]).evidence).toBeGreaterThan(7);
  });

  test('learns nothing from the weeks of what is over', () => {
    const back = watch([...usual(50), ...none(20), ...usual(6)]);
    expect(back.taught.weeks).toBe(56);
    expect(back.usualWeek.events).toBeCloseTo(2, 0);
  });

  test('can’t find much against a usual learnt from few weeks', () => {
    expect(watch([...usual(3), ...none(10)]).evidence).toBeLessThan(5);
    expect(watch([...usual(50), ...none(10)]).evidence).toBeGreaterThan(7);
  });

  test('draws a short history towards the team’s: the same weeks say less of a rep like all others', () => {
    const low = [1, 0, 1, 0, 1, 0, 1, 0];
    expect(watch(low, { spread: 0.14 }).evidence).toBeGreaterThan(watch(low).evidence + 0.5);
  });

  test('believes uneven weeks less', () => {
    const weeks = [...usual(50), ...none(4)];
    expect(watch(weeks, { unevenness: 3 }).evidence).toBeLessThan(watch(weeks).evidence / 2);
  });

  test('does not learn from weeks under suspicion, but after three quarters of a year calls them usual', () => {
    const low = Array.from({ length: 60 }, (_, week) => week % 2);
    expect(watch([...usual(50), ...low.slice(0, 20)]).usualWeek.events).toBeCloseTo(2, 1);
    const long = watch([...usual(50), ...low]);
    expect(long.usualWeek.events).toBeLessThan(1.6);
    expect(long.since).toBe(110 - 39);
  });

  test('of lumpy weeks believes less', () => {
    const counts = [...usual(50), ...none(8)];
    const [even, lumpy] = [watch(counts), watch(counts, { lumpiness: 3 })];
    expect(lumpy.evidence).toBeLessThan(even.evidence);
    expect(lumpy.usualWeek.evidence).toBeCloseTo(even.usualWeek.evidence / 3, 2);
  });

  test('suspects nothing before the weeks that may be suspected, and learns from them', () => {
    const counts = [...usual(50), ...none(8)];
    expect(watch(counts, { suspectFrom: 58 })).toMatchObject({ evidence: 0, since: 58 });
    expect(watch(counts, { suspectFrom: 54 }).since).toBe(54);
  });

  test('passes over weeks in which nothing was expected', () => {
    const expected = Float64Array.from([...usual(50).map(() => 2), ...none(10)]);
    const counts = Float64Array.from([...usual(50), ...none(10)]);
    expect(watchForChange({ observed: counts, expected }, fall).evidence).toBeLessThan(1);
  });
});

test('watching for a doubling is the same the other way', () => {
  const double = usual(10).map((count) => 2 * count);
  expect(watch([...usual(50), ...double], { ratios: [2] }).evidence).toBeGreaterThan(4);
  expect(watch([...usual(50), ...none(10)], { ratios: [2] }).evidence).toBe(0);
});

test('a usual week removes as much evidence as it should', () => {
  const before = watch([...usual(50), ...none(4)]);
  const after = watch([...usual(50), ...none(4), 2, 2]);
  const fallen = (before.evidence - after.evidence) / 2;
  expect(fallen).toBeGreaterThan(before.usualWeek.evidence * 0.7);
  expect(fallen).toBeLessThan(before.usualWeek.evidence * 1.3);
});

describe('watching a share', () => {
  /** Four of five a week are so, then none. */
  const shares = (weeks: number, none: number) => ({
    observed: Float64Array.from({ length: weeks + none }, (_, week) => (week < weeks ? 4 : 0)),
    expected: new Float64Array(weeks + none).fill(4),
    tries: new Float64Array(weeks + none).fill(5),
  });
  const lost: WatchSettings = { ...fall, ratios: [1 / 8], foundFrom: 50 };

  test('adds up what each of them says, as of chance', () => {
    const found = watchForChange(shares(80, 2), lost);
    // Odds of 4 become odds of 1/2: each of ten says log((1 − 1/3) / (1 − 4/5)).
    const exact = 10 * Math.log(2 / 3 / 0.2);
    expect(found.evidence).toBeGreaterThan(exact - 1);
    expect(found.evidence).toBeLessThan(exact + 0.5);
    expect(found.since).toBe(80);
    expect(found.usual).toBeCloseTo(8, 0);
  });

  test('passes over weeks without any', () => {
    const { observed, expected, tries } = shares(80, 0);
    const without = (row: Float64Array) => Float64Array.from([...row, ...none(20)]);
    const found = watchForChange(
      { observed: without(observed), expected: without(expected), tries: without(tries) },
      lost,
    );
    expect(found.evidence).toBeLessThan(0.5);
  });

  test('a share that is always so is no proof that it must be', () => {
    const always = { ...shares(80, 0), observed: new Float64Array(80).fill(5) };
    const found = watchForChange(always, { ...lost, ratios: [8] });
    expect(Number.isFinite(found.evidence)).toBe(true);
    expect(found.usual).toBeLessThanOrEqual(5 * 80);
  });
});

test('has the same figures as ever, of counts and of shares, at any ratio and spread', () => {
  const chance = chances(29);
  const row = (value: (week: number) => number) =>
    Float64Array.from({ length: 90 }, (_, week) => value(week));
  const expected = row((week) => (week % 17 === 5 ? 0 : 1 + (week % 3)));
  const observed = row((week) => (expected[week] ? chance.poisson(week > 75 ? 0.6 : 2) : 0));
  const tries = row((week) => (week % 13 === 7 ? 0 : (observed[week] ?? 0) + (week % 4)));
  const shares = row((week) => 0.5 * (tries[week] ?? 0));
  const settings = { spread: 0.4, unevenness: 1.3, foundFrom: 20 };
  const found = [0.25, 0.5, 2].flatMap((ratio) => [
    watchForChange({ observed, expected }, { ...settings, ratios: [ratio] }),
    watchForChange(
      { observed, expected },
      { ...settings, ratios: [ratio], spread: 2, unevenness: 0.7 },
    ),
    watchForChange({ observed, expected: shares, tries }, { ...settings, ratios: [ratio] }),
  ]);
  expect(fingerprint(found)).toMatchInlineSnapshot(`"109: 20425.0582761"`);
  // Every week of the way there, so that no rise and fall between goes unseen.
  const along = Array.from({ length: 90 }, (_, weeks) =>
    watchForChange(
      { observed: observed.slice(0, weeks), expected: expected.slice(0, weeks) },
      { ...settings, ratios: [0.5], foundFrom: 3 },
    ),
  );
  expect(fingerprint(along)).toMatchInlineSnapshot(`"1081: 117633.139632"`);
});
