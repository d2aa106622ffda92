import { expect, test } from 'vitest';
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
