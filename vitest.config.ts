import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/test-server.ts'],
    pool: 'forks',
    // Postgres and a browser share the machine with the tests; a slow machine is no failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
