import { expect, test } from 'vitest';
import { chanceOfChange, chanceOfStanding, surenessOf } from '#src/domain/signals/sureness.ts';

test('more evidence is surer, to a limit, and some kinds are surer than others', () => {
  const chances = [-3, -2, 0, 1, 4, 8, 30].map((beyond) => chanceOfChange('win-rate-fell', beyond));
  expect(chances).toEqual([0.16, 0.16, 0.33, 0.45, 0.77, 0.96, 0.96]);
  expect(chanceOfChange('activity-fell', 4)).toBeLessThan(0.6);
  expect(chanceOfChange('loss-at-one-stage', 4)).toBeGreaterThan(0.85);
  expect(chanceOfStanding('overdue-close-dates')).toBeLessThan(chanceOfStanding('coverage-thin'));
});

test('words have four degrees', () => {
  expect([0.96, 0.85, 0.84, 0.6, 0.59, 0.3, 0.29].map(surenessOf)).toEqual([
    'nearly-sure',
    'nearly-sure',
    'likely',
    'likely',
    'open',
    'open',
    'hint',
  ]);
});
