import { describe, expect, test } from 'vitest';
import { watchLevel, type LevelSettings } from '#src/domain/statistics/level-watch.ts';
import { chances } from '#tests/support/chances.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';

const fall: LevelSettings = { shift: -0.5, spread: 0.4, likeness: 4, lessons: 10, foundFrom: 7 };
const weeks = (count: number, ...values: number[]) => Array.from({ length: count }, () => values);

describe('watching for a lower average', () => {
  test('finds nothing in usual weeks, and learns from them', () => {
    const found = watchLevel(weeks(20, 0.1, -0.1), fall);
    expect(found).toMatchObject({
      evidence: 0,
      since: 20,
      suspected: 0,
      taught: 40,
      difference: 0,
    });
    expect(found.usualValueEvidence).toBeCloseTo(0.78125, 9);
  });

  test('adds up what values at the lower level say, from the first of them', () => {
    const found = watchLevel([...weeks(20, 0), ...weeks(3, -0.5)], fall);
    expect(found).toMatchObject({ since: 20, suspected: 3, taught: 20 });
    expect(found.difference).toBeCloseTo(-0.5, 9);
    // shift² / 2 over the variances of both averages: 3 values, and about 21 that are known of the usual.
    let known = 4;
    for (let week = 0, count = 0; week < 20; week += 1) {
      count = count * 0.5 ** (1 / 52) + 1;
      known = count + 4;
    }
    expect(found.evidence).toBeCloseTo(0.125 / (0.16 * (1 / 3 + 1 / known)), 9);
  });

  test('finds nothing before the lessons are over, as a rep may always have been unlike the team', () => {
    expect(watchLevel(weeks(10, -0.5), fall)).toMatchObject({ evidence: 0, taught: 10 });
    expect(watchLevel(weeks(40, -0.5), fall).evidence).toBeLessThan(1);
  });

  test('counts an odd value for no more than that it is odd, and weeks without any for nothing', () => {
    const odd = watchLevel([...weeks(20, 0), [-9]], fall);
    expect(odd.difference).toBeCloseTo(-1, 9);
    expect(watchLevel([...weeks(20, 0), [9]], { ...fall, shift: 0.5 }).difference).toBeCloseTo(
      1,
      9,
    );
    const before = watchLevel([...weeks(20, 0), [-0.5]], fall);
    expect(watchLevel([...weeks(20, 0), [-0.5], [], []], fall)).toEqual(before);
  });

  test('keeps what lasts through values that are neither here nor there, but three quarters of a year at most', () => {
    const kept = [...weeks(50, 0), ...weeks(20, -0.5), [0.1], ...weeks(6, -0.3)];
    expect(watchLevel(kept, fall).evidence).toBeGreaterThan(7);
    const long = watchLevel([...weeks(50, 0), ...weeks(60, -0.5)], fall);
    expect(long.since).toBe(110 - 39);
    expect(long.suspected).toBe(39);
  });

  test('is over after some usual weeks', () => {
    const found = watchLevel([...weeks(50, 0), ...weeks(5, -0.5), ...weeks(6, 0.2)], fall);
    expect(found).toMatchObject({ evidence: 0, since: 61 });
  });

  test('has the same figures as ever', () => {
    const chance = chances(3);
    const values = Array.from({ length: 80 }, (_, week) =>
      Array.from({ length: chance.integer(4) }, () => chance.next() - (week > 60 ? 1 : 0.5)),
    );
    const found = [-0.5, -0.3, 0.3].map((shift) =>
      watchLevel(values, { ...fall, shift, foundFrom: 50 }),
    );
    expect(fingerprint(found)).toMatchInlineSnapshot(`"22: 1611.64470224"`);
  });
});
