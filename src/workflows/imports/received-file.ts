import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** How the names of the temporary folders begin. */
const FOLDER = 'frontline-received-';
/** No file is received for so long: what is older was left by a process that was killed. */
const ABANDONED_AFTER_MILLISECONDS = 24 * 60 * 60_000;

/** Thrown where the file is larger than allowed. */
export class TooLarge extends Error {
  constructor(maxBytes: number) {
    super(`The file is larger than ${Math.round(maxBytes / 1_000_000)} MB.`);
  }
}

/** What a file that came over a network is put away as: a name of its own folder, and nothing else. */
export function isFileName(name: string): boolean {
  return /^[^/\\\p{Cc}]{1,200}$/u.test(name) && name !== '.' && name !== '..';
}

/** What somebody called a file, made fit to be one's name. */
export function fileNameFrom(text: string): string {
  const name = text.replace(/[/\\\p{Cc}]/gu, '_').slice(-200);
  return isFileName(name) ? name : 'file';
}

/**
 * Writes what comes to a temporary file of this name, piece by piece, and gives its path to `use`. The file is gone
 * afterwards, whatever happens. Throws {@link TooLarge} as soon as there is more than that.
 */
export async function withReceivedFile<Result>(
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  if (!isFileName(name)) throw new Error('A file was received under a name that is none.');
  const folder = await mkdtemp(join(tmpdir(), FOLDER));
  try {
    const path = join(folder, name);
    await pipeline(limited(pieces, maxBytes), createWriteStream(path, { mode: 0o600 }));
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes the files that processes left behind which were killed while they received them. */
export async function removeAbandonedFiles(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER)) continue;
    const folder = join(tmpdir(), name);
    const found = await stat(folder).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > ABANDONED_AFTER_MILLISECONDS) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function* limited(
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new TooLarge(maxBytes);
    yield piece;
  }
}
