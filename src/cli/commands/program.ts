import { enableCompileCache } from 'node:module';
import { compileCacheFolder } from '../../compile-cache.ts';
import { restartWithV8Flags } from '../../v8-flags.ts';
import { isQuick, run } from './run.ts';

const args = process.argv.slice(2);
if (!isQuick(args)) restartWithV8Flags();
const cache = compileCacheFolder();
if (cache !== undefined) enableCompileCache(cache);
process.exitCode = await run(args);
