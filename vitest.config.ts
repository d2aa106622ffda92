import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { PATIENCE } from './tests/support/patience.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/test-server.ts'],
    pool: 'forks',
    // Loading the bot anew for each file cost half of the time. What a test changes of its process it puts back.
    isolate: false,
    restoreMocks: true,
    // Half of the time tests wait for Postgres or for a process.
    maxWorkers: availableParallelism(),
    // A slow machine is no failure: these limits are for what hangs.
    testTimeout: 5 * PATIENCE,
    hookTimeout: 5 * PATIENCE,
    expect: { poll: { timeout: PATIENCE } },
  },
});
