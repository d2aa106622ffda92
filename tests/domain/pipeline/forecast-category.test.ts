import { expect, test } from 'vitest';
import { isCommit } from '#src/domain/pipeline/forecast-category.ts';

test.each([
  ['Commit', true],
  ['committed', true],
  ['Commitment 2', true],
  ['Committee', false],
  [' Forecast ', true],
  ['100000003', true],
  ['Engagé', true],
  ['Engagement', true],
  ['Verbindlich', true],
  ['Best Case', false],
  ['Omitted', false],
  ['', false],
  [undefined, false],
])('%s is a promise: %s', (category, is) => {
  expect(isCommit(category)).toBe(is);
  // As it is remembered.
  expect(isCommit(category)).toBe(is);
});
