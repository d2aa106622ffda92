import { expect, test } from 'vitest';
import { stageOrder } from '#src/domain/timeline/stage-order.ts';
import type { Timeline } from '#src/domain/timeline/timeline.ts';

/** Deals that passed through these stages, one letter each; a dot for one that nobody knows. */
const order = (...paths: readonly string[]) =>
  stageOrder(
    paths.map(
      (path) =>
        ({
          stays: path.split('').map((stage) => ({ stage: stage === '.' ? undefined : stage })),
        }) as unknown as Timeline,
    ),
  ).join('');

test.each([
  ['no deal', [], ''],
  ['one path', ['CAB'], 'CAB'],
  ['the parts of one', ['CA', 'AB', 'CB'], 'CAB'],
  ['most deals one way', ['AB', 'BA', 'BA'], 'BA'],
  ['as many each way, by name', ['BA', 'AB'], 'AB'],
  ['as many each way by other paths', ['AB', 'AB', 'BA', 'BAC'], 'ABC'],
  ['and by the same', ['BA', 'BA', 'AB', 'ABC'], 'ABC'],
  ['stages that nobody compares, by name', ['C', 'A', 'B'], 'ABC'],
  ['going back changes nothing', ['ABA', 'BC'], 'ABC'],
  ['a stage that is not known', ['.B', '.A', 'BA'], 'BA'],
  // Each pair votes once: ten deals from A to B weigh no more than one.
  ['few against many', [...Array.from({ length: 10 }, () => 'AB'), 'CA', 'BC', 'DC', 'BD'], 'BADC'],
])('%s', (_, paths, expected) => {
  expect(order(...paths)).toBe(expected);
});
