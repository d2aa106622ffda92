import type { CopyOut } from './bulk-transaction.ts';

/** A row of a file, beside those that opportunities were read from before. */
export type Acquaintance =
  | { readonly is: 'unchanged' | 'unknown' }
  /** The file has the very row on this line already. */
  | { readonly is: 'repeated'; readonly firstLine: number };

const FREE = -1;
/** Of an opportunity that something else changed since its row was read. */
const NO_FINGERPRINT = 0;
const LEAST_ROOM = 1 << 10;
/** The table is at most half full, so that a place is found at once. */
const ROOM_FOR_EACH = 2;
const UNCHANGED = { is: 'unchanged' } as const;
const UNKNOWN = { is: 'unknown' } as const;

/**
 * The rows that the opportunities of the export before were read from, by their fingerprints: 16 bytes each, so that a
 * million fit beside the file that is compared with them.
 */
export class KnownRows {
  #fingerprints: Float64Array;
  /** How many opportunities have the fingerprint: one, but for a chance in millions. */
  #counts: Uint8Array;
  #lines: Int32Array;
  #size = 0;
  #total = 0;
  #unchanged = 0;

  private constructor(rowsExpected: number) {
    let room = LEAST_ROOM;
    while (room < rowsExpected * ROOM_FOR_EACH) room *= 2;
    this.#fingerprints = new Float64Array(room).fill(FREE);
    this.#counts = new Uint8Array(room);
    this.#lines = new Int32Array(room);
  }

  /** Reads what is known over the transaction's own connection; with room, from the start, for as many as are expected. */
  static async load(copyOut: CopyOut, rowsExpected: number): Promise<KnownRows> {
    const known = new KnownRows(rowsExpected);
    const query = 'select coalesce(fingerprint, 0) from opportunity where missing_since is null';
    for await (const fingerprints of numbersOf(copyOut(query))) {
      known.#total += fingerprints.length;
      for (const fingerprint of fingerprints) {
        if (fingerprint === NO_FINGERPRINT) continue;
        const place = known.#placeOf(fingerprint);
        known.#counts[place] = (known.#counts[place] ?? 0) + 1;
      }
    }
    return known;
  }

  /** How many rows the file has unchanged so far. */
  get unchanged(): number {
    return this.#unchanged;
  }

  /** How many opportunities of the export before the file has not as they were, so far. */
  get notUnchanged(): number {
    return this.#total - this.#unchanged;
  }

  /** Notes a row of the file. */
  meet(fingerprint: number, line: number): Acquaintance {
    const place = this.#find(fingerprint);
    if (this.#fingerprints[place] === FREE) return UNKNOWN;
    const left = this.#counts[place] ?? 0;
    if (left === 0) return { is: 'repeated', firstLine: this.#lines[place] ?? 0 };
    this.#counts[place] = left - 1;
    this.#lines[place] = line;
    this.#unchanged += 1;
    return UNCHANGED;
  }

  /** The line on which the file has the row with this fingerprint unchanged; undefined where it has not. */
  unchangedLine(fingerprint: number): number | undefined {
    const place = this.#find(fingerprint);
    return this.#fingerprints[place] === FREE ? undefined : this.#lines[place] || undefined;
  }

  /** The fingerprints that the file has not, so far. */
  *unmet(): Generator<number> {
    for (const [place, count] of this.#counts.entries()) {
      if (count > 0) yield this.#fingerprints[place] ?? FREE;
    }
  }

  /** Where the fingerprint is, or is put now. */
  #placeOf(fingerprint: number): number {
    if (this.#size * ROOM_FOR_EACH >= this.#fingerprints.length) this.#grow();
    const place = this.#find(fingerprint);
    if (this.#fingerprints[place] === FREE) {
      this.#fingerprints[place] = fingerprint;
      this.#size += 1;
    }
    return place;
  }

  /** Where the fingerprint is, or the free place where it would be. */
  #find(fingerprint: number): number {
    const last = this.#fingerprints.length - 1;
    let place = fingerprint & last;
    while (this.#fingerprints[place] !== FREE && this.#fingerprints[place] !== fingerprint) {
      place = (place + 1) & last;
    }
    return place;
  }

  #grow(): void {
    const [fingerprints, counts] = [this.#fingerprints, this.#counts];
    const room = fingerprints.length * ROOM_FOR_EACH;
    this.#fingerprints = new Float64Array(room).fill(FREE);
    this.#counts = new Uint8Array(room);
    this.#lines = new Int32Array(room);
    for (let old = 0; old < fingerprints.length; old += 1) {
      const fingerprint = fingerprints[old] ?? FREE;
      if (fingerprint === FREE) continue;
      const place = this.#find(fingerprint);
      this.#fingerprints[place] = fingerprint;
      this.#counts[place] = counts[old] ?? 0;
    }
  }
}

const LINE_BREAK = 0x0a;
const ZERO = 0x30;

/** The numbers that COPY writes, one a line, in pieces of any length. Digit by digit, as a million texts are a burden. */
async function* numbersOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly number[]> {
  let number = 0;
  for await (const piece of pieces) {
    const numbers: number[] = [];
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] ?? LINE_BREAK;
      if (byte === LINE_BREAK) {
        numbers.push(number);
        number = 0;
      } else {
        number = number * 10 + byte - ZERO;
      }
    }
    yield numbers;
  }
}
