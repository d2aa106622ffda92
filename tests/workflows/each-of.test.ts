import { expect, test } from 'vitest';
import { eachOf } from '#src/workflows/each-of.ts';

test('every item once, and never more at once than allowed', async () => {
  const done: number[] = [];
  let [running, most] = [0, 0];
  await eachOf([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    done.push(item);
    running -= 1;
  });
  expect(new Set(done)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
  expect(done).toHaveLength(7);
  expect(most).toBe(3);
});

test('one that fails doesn’t hold up the others, and is told when all have ended', async () => {
  const done: number[] = [];
  const failing = eachOf([1, 2, 3], 1, (item) => {
    if (item === 1) return Promise.reject(new Error('the first'));
    done.push(item);
    return Promise.resolve();
  });
  await expect(failing).rejects.toThrow('the first');
  expect(done).toEqual([2, 3]);
});
