import { expect, test } from 'vitest';
import { givePlaces, type Claim } from '#src/domain/checklists/places.ts';

const plenty = { issues: 9, ramps: 9, waiting: 9, praise: 9, commitments: 9 };

test.each<[string, number, readonly Claim[], Partial<typeof plenty>]>([
  [
    'earlier claims come first',
    3,
    [
      ['issues', 2],
      ['waiting', 2],
    ],
    { issues: 2, waiting: 1 },
  ],
  [
    'a later claim adds to an earlier one',
    5,
    [
      ['issues', 2],
      ['praise', 1],
      ['issues', 3],
    ],
    { issues: 3, praise: 1 },
  ],
  [
    'a smaller later claim takes nothing back',
    5,
    [
      ['issues', 3],
      ['issues', 2],
    ],
    { issues: 3 },
  ],
  [
    'none is left',
    1,
    [
      ['praise', 1],
      ['issues', 3],
    ],
    { praise: 1 },
  ],
])('%s', (_, places, claims, given) => {
  const none = { issues: 0, ramps: 0, waiting: 0, praise: 0, commitments: 0 };
  expect(givePlaces(places, plenty, claims)).toEqual({ ...none, ...given });
});

test('nobody gets more than there is', () => {
  const few = { ...plenty, issues: 1 };
  expect(
    givePlaces(5, few, [
      ['issues', 3],
      ['ramps', 9],
    ]),
  ).toMatchObject({ issues: 1, ramps: 4 });
});
