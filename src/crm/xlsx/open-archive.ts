import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { RefusedFile } from '../refused-file.ts';

const MAX_PARTS = 10_000;
/** A sheet that is full to Excel's own limits is about as large, in bytes. */
const MAX_INFLATED = 2 ** 31;
/** XML of the same cell over and over becomes a hundred times smaller; more is made to fill memory. */
const LARGEST_RATIO = 300;
const SMALL_ENOUGH_FOR_ANY_RATIO = 1_000_000;

/** The parts of a zip archive by their names, in a file that may be hostile. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Reads the list of parts. Refuses what is no whole archive. */
  static async open(path: string): Promise<Archive> {
    const zip = await yauzl.openPromise(path, { autoClose: false }).catch(refuseDamaged);
    try {
      return new Archive(zip, await listEntries(zip));
    } catch (error) {
      zip.close();
      return refuseDamaged(error);
    }
  }

  /** What the parts are called, in the order of the archive. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** A part's bytes, inflated piece by piece. Refuses one that isn't there, is damaged, or grows beyond all measure. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new RefusedFile(`The workbook has no part ${name}.`);
    refuseBomb(entry);
    try {
      // More than the size that the entry claims ends in an error.
      for await (const piece of await this.#zip.openReadStreamPromise(entry)) {
        yield piece as Buffer;
      }
    } catch (error) {
      refuseDamaged(error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > MAX_PARTS) {
    throw new RefusedFile(`The file is an archive of ${zip.entryCount} files and no workbook.`);
  }
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

function refuseBomb({ fileName, compressedSize, uncompressedSize }: Entry): void {
  const isBomb =
    uncompressedSize > SMALL_ENOUGH_FOR_ANY_RATIO &&
    uncompressedSize > compressedSize * LARGEST_RATIO;
  if (!isBomb && uncompressedSize <= MAX_INFLATED) return;
  throw new RefusedFile(
    `The workbook's part ${fileName} would take ${uncompressedSize} bytes unpacked, more than a workbook of deals has. Export it as CSV.`,
  );
}

function refuseDamaged(cause: unknown): never {
  if (cause instanceof RefusedFile) throw cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new RefusedFile(
    `The workbook is damaged or cut off (${reason.slice(0, LONGEST_REASON)}). Export it again.`,
    { cause },
  );
}

const LONGEST_REASON = 100;
