import { expect, test } from 'vitest';
import { kindWeight } from '#src/domain/checklists/kind-weight.ts';

test.each([
  [0, 0, 1],
  [1, 1, 1],
  [3, 0, 1],
  [0, 1, 0.8],
  [1, 3, 0.6],
  [0, 3, 0.4],
  [0, 9, 0.4],
])('%i useful and %i not: a weight of %f', (useful, notUseful, weight) => {
  expect(kindWeight({ useful, notUseful })).toBeCloseTo(weight);
});

test('nothing said is nothing held against it', () => {
  expect(kindWeight(undefined)).toBe(1);
});
