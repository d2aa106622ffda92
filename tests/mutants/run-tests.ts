import path from 'node:path';
import { createVitest } from 'vitest/node';
import { PATIENCE } from '#tests/support/patience.ts';

/**
 * A process that keeps a warm Vitest for the tests of one room: given the names of the files that were changed, it runs them and
 * sends whether all passed. One that doesn't come back, as the change made it run for ever, is killed by whoever started it.
 *
 * Arguments: the project's folder, whether the tests need a database, the patterns of the tests.
 */
const [root = '.', needsDatabase, ...include] = process.argv.slice(2);

const vitest = await createVitest('test', {
  root,
  config: false,
  include,
  globalSetup: needsDatabase === 'true' ? ['tests/support/test-server.ts'] : [],
  pool: 'forks',
  // One process for all, which Vitest starts anew for each run: isolation costs three times as much.
  isolate: false,
  fileParallelism: false,
  watch: false,
  bail: 1,
  silent: true,
  reporters: [{}],
  restoreMocks: true,
  testTimeout: 5 * PATIENCE,
  hookTimeout: 5 * PATIENCE,
  expect: { poll: { timeout: PATIENCE } },
});
const tests = await vitest.globTestSpecifications();

process.on('message', (files: readonly string[]) => {
  void run(files).then((passed) => process.send?.(passed));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function run(changed: readonly string[]): Promise<boolean> {
  for (const file of changed) vitest.invalidateFile(path.join(root, file));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(tests);
  return unhandledErrors.length === 0 && testModules.every((module) => module.ok());
}
