import { compileCacheFolder } from './compile-cache.ts';

/** The new generation stays small and heaps grow slowly, which keeps the memory of the bot and of an import. */
export const V8_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=100'] as const;

/**
 * Starts this program anew in its own place, under the same process number, with {@link V8_FLAGS} and a compile cache:
 * V8 takes some of its flags only at the start. Returns where it has them already, and where the system can't replace a
 * process (Windows), which then runs without.
 */
export function restartWithV8Flags(): void {
  if (V8_FLAGS.every((flag) => process.execArgv.includes(flag))) return;
  const NODE_COMPILE_CACHE = compileCacheFolder();
  process.execve?.(
    process.execPath,
    [process.execPath, ...V8_FLAGS, ...process.execArgv, ...process.argv.slice(1)],
    { ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }), ...process.env },
  );
}
