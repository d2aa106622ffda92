import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const PACKAGES = path.join(import.meta.dirname, '../node_modules');

/**
 * The folder in which Node keeps what it compiled: among the packages, and only where those are ours to write. undefined
 * where they are somebody else's, whose next `npm ci` must not stumble over what root left there, or can't be written.
 */
export function compileCacheFolder(packages = PACKAGES): string | undefined {
  try {
    if (process.getuid !== undefined && statSync(packages).uid !== process.getuid())
      return undefined;
    accessSync(packages, constants.W_OK);
    return path.join(packages, '.cache/node');
  } catch {
    return undefined;
  }
}
