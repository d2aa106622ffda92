import { describe, expect, test } from 'vitest';
import { eachOf, readAhead } from '#src/workflows/each-of.ts';

test('every item once, and never more at once than allowed', async () => {
  const done: number[] = [];
  let [running, max] = [0, 0];
  await eachOf([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    running += 1;
    max = Math.max(max, running);
    await Promise.resolve();
    done.push(item);
    running -= 1;
  });
  expect(new Set(done)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
  expect(done).toHaveLength(7);
  expect(max).toBe(3);
});

test('one that fails doesn’t hold up the others, and is thrown when all have ended', async () => {
  const done: number[] = [];
  const failing = eachOf([1, 2, 3], 1, (item) => {
    if (item === 1) return Promise.reject(new Error('the first'));
    done.push(item);
    return Promise.resolve();
  });
  await expect(failing).rejects.toThrow('the first');
  expect(done).toEqual([2, 3]);
});

describe('reading ahead', () => {
  test('begins to read the next ones before one is handed out', async () => {
    const begun: number[] = [];
    const read = (item: number) => {
      begun.push(item);
      return Promise.resolve(item * 10);
    };
    const found = readAhead([1, 2, 3, 4], 2, read);
    expect(await found.next().value).toBe(10);
    expect(begun).toEqual([1, 2, 3]);
    expect(await Promise.all(found)).toEqual([20, 30, 40]);
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  test('what can’t be read fails in its turn, and the others have theirs', async () => {
    const done: number[] = [];
    const read = (item: number) =>
      item === 2 ? Promise.reject(new Error('the second')) : Promise.resolve(item);
    const reading = eachOf(readAhead([1, 2, 3], 1, read), 2, async (found) => {
      done.push(await found);
    });
    await expect(reading).rejects.toThrow('the second');
    expect(done).toEqual([1, 3]);
  });
});
