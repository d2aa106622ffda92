import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { RefusedFile } from './refused-file.ts';
import { Archive } from './xlsx/open-archive.ts';

const TABLE = /\.(?:csv|tsv|txt|xlsx)$/i;
/** What macOS puts into archives beside each file. */
const RESOURCE_FORK = /(?:^|\/)(?:__MACOSX\/|\._)/;
/** In bytes, unpacked: as much as the largest export that is read. */
const MAX_UNPACKED = 2 ** 31;
const MAX_NAMED = 10;

/** Unpacks the one table of an archive to a temporary file, which is gone after `use`. Refuses one with none or several. */
export async function withPackedTable<Result>(
  path: string,
  form: 'zip' | 'gzip',
  use: (unpacked: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'frontline-unpacked-'));
  try {
    const unpacked = form === 'zip' ? await unzip(path, folder) : await gunzip(path, folder);
    return await use(unpacked);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unzip(path: string, folder: string): Promise<string> {
  const archive = await Archive.open(path);
  try {
    const tables = archive.names.filter((name) => TABLE.test(name) && !RESOURCE_FORK.test(name));
    const [table, ...others] = tables;
    if (table === undefined) {
      throw new RefusedFile(
        'The file is an archive without a table in it; export as .csv or .xlsx.',
      );
    }
    if (others.length > 0) {
      const named = tables.slice(0, MAX_NAMED).map((name) => basename(name));
      throw new RefusedFile(
        `The file is an archive of ${tables.length} tables (${named.join(', ')}); unpack it and import them one by one.`,
      );
    }
    const target = join(folder, `table${/\.xlsx$/i.test(table) ? '.xlsx' : '.csv'}`);
    await pipeline(Readable.from(bounded(archive.read(table))), createWriteStream(target));
    return target;
  } finally {
    archive.close();
  }
}

async function gunzip(path: string, folder: string): Promise<string> {
  const target = join(folder, 'table.csv');
  const source = createReadStream(path);
  const pieces = source.pipe(createGunzip());
  source.on('error', (error) => pieces.destroy(error));
  try {
    await pipeline(Readable.from(bounded(pieces)), createWriteStream(target));
  } catch (cause) {
    if (cause instanceof RefusedFile) throw cause;
    throw new RefusedFile('The packed file is damaged or cut off. Export it again.', { cause });
  }
  return target;
}

async function* bounded(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > MAX_UNPACKED) {
      throw new RefusedFile(
        `The file is more than ${MAX_UNPACKED / 2 ** 30} GB unpacked, more than a table of deals has.`,
      );
    }
    yield piece;
  }
}
