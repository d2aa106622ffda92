import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compileCacheFolder } from './src/compile-cache.ts';
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
    // Node runs TypeScript as it is, faster than Vite's rewritten modules; nothing here mocks a module.
    experimental: { viteModuleRunner: false },
    // Processes that tests start load what others compiled, as the bot's and those of coach do.
    env: { NODE_COMPILE_CACHE: compileCacheFolder() },
    // A slow machine is no failure: these limits are for what hangs.
    testTimeout: 5 * PATIENCE,
    hookTimeout: 5 * PATIENCE,
    expect: { poll: { timeout: PATIENCE } },
  },
});
