import { availableParallelism, totalmem } from 'node:os';
import { expect, test, vi } from 'vitest';
import { detectionProcesses } from '#src/workflows/signals/detection-processes.ts';

test.each([
  [{ cores: 1, megabytes: 16_000 }, 1, 'one core has one'],
  [{ cores: 2, megabytes: 16_000 }, 2, 'each core has one'],
  [{ cores: 3, megabytes: 16_000 }, 3, 'each core has one'],
  [{ cores: 64, megabytes: 256_000 }, 4, 'the database is left some cores and connections'],
  [{ cores: 64, megabytes: 500 }, 2, 'two fit into 500 MB'],
  [{ cores: 2, megabytes: 499 }, 1, 'and not into less'],
  [{ cores: 2, megabytes: 128 }, 1, 'none would detect nothing'],
])('%o detects in %i, as %s', (capacity, processes) => {
  expect(detectionProcesses(capacity)).toBe(processes);
});

test('this machine has at least one', () => {
  expect(detectionProcesses()).toBeGreaterThanOrEqual(1);
});

test('a container’s limit counts, where it is one', () => {
  const cores = availableParallelism();
  for (const [limit, megabytes] of [
    [0, totalmem() / 1e6],
    [340e6, 340],
    [500e6, 500],
    [1e18, totalmem() / 1e6],
  ] as const) {
    vi.spyOn(process, 'constrainedMemory').mockReturnValue(limit);
    expect(detectionProcesses()).toBe(detectionProcesses({ cores, megabytes }));
  }
});
