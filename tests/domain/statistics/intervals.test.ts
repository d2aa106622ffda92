import { expect, test } from 'vitest';
import { medianInterval, medianOf, shareInterval } from '#src/domain/statistics/intervals.ts';

// From R: prop.test(x, n, correct = FALSE)$conf.int
test.each([
  [0, 10, 0, 0.2775],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
  [15, 24, 0.4271, 0.7884],
  [50, 100, 0.4038, 0.5962],
])('of %i of %i the share lies between %f and %f', (successes, of, low, high) => {
  const interval = shareInterval(successes, of);
  expect(interval?.low).toBeCloseTo(low, 3);
  expect(interval?.high).toBeCloseTo(high, 3);
});

test('of nothing there is no share', () => {
  expect(shareInterval(0, 0)).toBeUndefined();
});

// The ranks are those of tables of the sign test: 1 of 6, 2 of 10, 6 of 20, 40 of 100.
test.each([
  [5, undefined],
  [6, { low: 1, high: 6 }],
  [10, { low: 2, high: 9 }],
  [20, { low: 6, high: 15 }],
  [100, { low: 40, high: 61 }],
])('of %i values in a row the median lies within %j', (count, interval) => {
  expect(medianInterval(Array.from({ length: count }, (_, index) => index + 1))).toEqual(interval);
});

test.each([
  [[3], 3],
  [[4, 1], 2.5],
  [[9, 1, 5], 5],
  [[], NaN],
])('the middle of %j is %f', (values, middle) => {
  expect(medianOf(values)).toBe(middle);
});
