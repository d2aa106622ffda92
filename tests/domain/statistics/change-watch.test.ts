import { describe, expect, test } from 'vitest';
import { watchForChange, type WatchSettings } from '#src/domain/statistics/change-watch.ts';

const fall: WatchSettings = { ratio: 0.5, likeness: 5, unevenness: 1, cap: 7 };

/** Watches weeks of which as many were expected each time. */
function watch(counts: readonly number[], settings: Partial<WatchSettings> = {}, expected = 2) {
  const row = new Float64Array(counts.length).fill(expected);
  return watchForChange(Float64Array.from(counts), row, { ...fall, ...settings });
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

  test('never counts for more than the cap, and is over after some usual weeks', () => {
    expect(watch([...usual(50), ...none(20)]).evidence).toBe(7);
    expect(watch([...usual(50), ...none(20), ...usual(10)]).evidence).toBeLessThan(4);
  });

  test('can’t find much against a usual learnt from few weeks', () => {
    expect(watch([...usual(3), ...none(10)]).evidence).toBeLessThan(4);
    expect(watch([...usual(50), ...none(10)]).evidence).toBe(7);
  });

  test('draws a short history towards the team’s: the same weeks say less of a rep like all others', () => {
    const low = [1, 0, 1, 0, 1, 0, 1, 0];
    expect(watch(low, { likeness: 50 }).evidence).toBeGreaterThan(watch(low).evidence + 0.5);
  });

  test('believes uneven weeks less', () => {
    const weeks = [...usual(50), ...none(4)];
    expect(watch(weeks, { unevenness: 3 }).evidence).toBeLessThan(watch(weeks).evidence / 2);
  });

  test('does not learn from weeks under suspicion, but takes half a year for the new usual', () => {
    const low = Array.from({ length: 60 }, (_, week) => week % 2);
    expect(watch([...usual(50), ...low.slice(0, 20)]).multiple).toBeCloseTo(1, 1);
    const long = watch([...usual(50), ...low]);
    expect(long.multiple).toBeLessThan(0.8);
    expect(long.since).toBe(110 - 26);
  });

  test('passes over weeks in which nothing was expected', () => {
    const expected = Float64Array.from([...usual(50).map(() => 2), ...none(10)]);
    const counts = Float64Array.from([...usual(50), ...none(10)]);
    expect(watchForChange(counts, expected, fall).evidence).toBeLessThan(1);
  });
});

test('watching for a doubling is the same the other way', () => {
  const double = usual(10).map((count) => 2 * count);
  expect(watch([...usual(50), ...double], { ratio: 2 }).evidence).toBeGreaterThan(4);
  expect(watch([...usual(50), ...none(10)], { ratio: 2 }).evidence).toBe(0);
});

test('a usual week takes away as much evidence as it says', () => {
  const before = watch([...usual(50), ...none(4)]);
  const after = watch([...usual(50), ...none(4), 2, 2]);
  const fallen = (before.evidence - after.evidence) / 2;
  expect(fallen).toBeGreaterThan(before.usualWeek.evidence * 0.7);
  expect(fallen).toBeLessThan(before.usualWeek.evidence * 1.3);
});
