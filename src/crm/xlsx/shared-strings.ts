import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PAGE_BYTES = 1 << 16;
/** 4 MB: a workbook with less text than this needs no file. */
const PAGES_IN_MEMORY = 64;
/** The place of every so many texts is kept; those in between are found from there. */
const TEXTS_A_PLACE = 16;
/** Texts that many cells have, such as stages and owners, are made only once. A power of two. */
const TEXTS_REMEMBERED = 1 << 13;
/** A text of 21 bits' length at most has so many bytes before it. */
const LENGTH_BYTES = 3;
const BYTES_A_CHARACTER = 3;
const SEVEN_BITS = 0x7f;

/**
 * A workbook's texts, by the numbers that its cells refer to them with. They lie one after the other in UTF-8, each after
 * its length, in pages of which only some are in memory: the others are in a temporary file that nobody else sees and
 * that is gone with the process, so that a workbook as large as the format allows needs little memory.
 */
export class SharedStrings {
  /** The page that is written to; earlier ones are full. */
  #last = Buffer.allocUnsafe(PAGE_BYTES);
  #lastPage = 0;
  #end = 0;
  #count = 0;
  #file: number | undefined;
  /** The pages in memory, each in the place that its number comes to; a Map's own upkeep would fill memory. */
  readonly #pages: Buffer[] = [];
  readonly #pageNumbers = new Int32Array(PAGES_IN_MEMORY).fill(-1);
  readonly #places: number[] = [];
  readonly #rememberedOf = new Int32Array(TEXTS_REMEMBERED).fill(-1);
  readonly #remembered: (string | undefined)[] = [];

  add(text: string): void {
    if (this.#count % TEXTS_A_PLACE === 0) this.#places.push(this.#end);
    this.#count += 1;
    const at = this.#end % PAGE_BYTES;
    const max = LENGTH_BYTES + text.length * BYTES_A_CHARACTER;
    // Written where it is to lie, as long as it surely fits; the length's bytes come before it.
    if (text.length <= SEVEN_BITS / BYTES_A_CHARACTER && at + max < PAGE_BYTES) {
      const bytes = this.#last.write(text, at + 1);
      this.#last[at] = bytes;
      this.#end += bytes + 1;
    } else {
      const bytes = Buffer.from(text);
      this.#append(lengthBytes(bytes.length));
      this.#append(bytes);
    }
  }

  /** The text of this number; undefined where there is none. */
  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined;
    const slot = index % TEXTS_REMEMBERED;
    if (this.#rememberedOf[slot] === index) return (this.#remembered[slot] ??= this.#read(index));
    // Kept when it is asked for again: what one cell alone has would only grow old in memory.
    this.#rememberedOf[slot] = index;
    this.#remembered[slot] = undefined;
    return this.#read(index);
  }

  /** Gives the temporary file back, where there is one. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #read(index: number): string {
    let place = this.#places[Math.floor(index / TEXTS_A_PLACE)] ?? 0;
    for (let left = index % TEXTS_A_PLACE; ; left -= 1) {
      let length = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.#page(Math.floor(place / PAGE_BYTES))[place % PAGE_BYTES] ?? 0;
        place += 1;
        length |= (byte & SEVEN_BITS) << shift;
        if (byte <= SEVEN_BITS) break;
      }
      if (left === 0) return this.#text(place, length);
      place += length;
    }
  }

  #text(place: number, length: number): string {
    const [first, at] = [Math.floor(place / PAGE_BYTES), place % PAGE_BYTES];
    if (at + length <= PAGE_BYTES) return this.#page(first).toString('utf8', at, at + length);
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length;) {
      const page = this.#page(Math.floor((place + done) / PAGE_BYTES));
      done += page.copy(bytes, done, (place + done) % PAGE_BYTES);
    }
    return bytes.toString();
  }

  #append(bytes: Buffer): void {
    for (let done = 0; done < bytes.length;) {
      const at = this.#end % PAGE_BYTES;
      const written = bytes.copy(this.#last, at, done);
      done += written;
      this.#end += written;
      if (this.#end % PAGE_BYTES === 0) this.#turnPage();
    }
  }

  #turnPage(): void {
    if (this.#lastPage < PAGES_IN_MEMORY) {
      this.#pages.push(this.#last);
      this.#pageNumbers[this.#lastPage] = this.#lastPage;
      this.#last = Buffer.allocUnsafe(PAGE_BYTES);
    } else {
      this.#file ??= this.#putAway();
      writeSync(this.#file, this.#last, 0, PAGE_BYTES, this.#lastPage * PAGE_BYTES);
    }
    this.#lastPage += 1;
  }

  /** Opens the file and writes into it what was in memory alone until now. */
  #putAway(): number {
    const file = openUnseen();
    for (const [number, page] of this.#pages.entries()) {
      writeSync(file, page, 0, PAGE_BYTES, number * PAGE_BYTES);
    }
    return file;
  }

  #page(number: number): Buffer {
    const place = number % PAGES_IN_MEMORY;
    const page = number === this.#lastPage ? this.#last : (this.#pages[place] ?? this.#last);
    if (number === this.#lastPage || this.#pageNumbers[place] === number) return page;
    // Only what is in the file is ever missing.
    readSync(this.#file ?? -1, page, 0, PAGE_BYTES, number * PAGE_BYTES);
    this.#pageNumbers[place] = number;
    return page;
  }
}

/** The length in groups of seven bits, the lowest first. */
function lengthBytes(length: number): Buffer {
  const bytes: number[] = [];
  let left = length;
  for (; left > SEVEN_BITS; left = Math.floor(left / (SEVEN_BITS + 1))) {
    bytes.push((left & SEVEN_BITS) | (SEVEN_BITS + 1));
  }
  return Buffer.from([...bytes, left]);
}

/** A temporary file without a name, for this process alone: however it ends, the file is gone. */
function openUnseen(): number {
  const folder = mkdtempSync(join(tmpdir(), 'frontline-texts-'));
  try {
    return openSync(join(folder, 'texts'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
