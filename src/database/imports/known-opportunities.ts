import { copiedText, type CopyOut } from '../bulk-transaction.ts';

/** What a row of an export is, beside what is known and what the file said before. */
export type Acquaintance =
  | { readonly is: 'unchanged' }
  | { readonly is: 'changed' }
  | { readonly is: 'new' }
  | { readonly is: 'repeated'; readonly firstLine: number };

const NOT_IN_FILE = 0;
const NO_FINGERPRINT = -1;
const LEAST_ROOM = 1 << 10;
/** The table is at most half full, so that a place is found at once. */
const ROOM_FOR_EACH = 2;

/**
 * The opportunities that the export before had, each by a hash of its id, with the fingerprint of its row: 28 bytes an
 * opportunity, so that a million fit beside the file that is compared with them. The hash has 64 bits: two of a
 * million ids share one by a chance of one in 40 million.
 */
export class KnownOpportunities {
  #places = 0;
  #hashes = new Int32Array(0);
  #fingerprints = new Float64Array(0);
  #lines = new Int32Array(0);
  #size = 0;
  #known = 0;
  #seenOfKnown = 0;

  private constructor() {
    this.#makeRoom(LEAST_ROOM);
  }

  /** Reads what is known over the transaction's own connection. */
  static async load(copyOut: CopyOut): Promise<KnownOpportunities> {
    const known = new KnownOpportunities();
    for await (const { fingerprint, id } of knownRows(copyOut)) {
      const place = known.#placeOf(id);
      known.#fingerprints[place] = fingerprint === '\\N' ? NO_FINGERPRINT : Number(fingerprint);
      known.#known += 1;
    }
    return known;
  }

  /** Whether nothing is known yet. */
  get isEmpty(): boolean {
    return this.#known === 0;
  }

  /** How many the export before had and this file has not had so far. */
  get missing(): number {
    return this.#known - this.#seenOfKnown;
  }

  /** Notes a row of the file. */
  meet(id: string, fingerprint: number, line: number): Acquaintance {
    const before = this.#size;
    const place = this.#placeOf(id);
    const firstLine = this.#lines[place] ?? NOT_IN_FILE;
    if (firstLine !== NOT_IN_FILE) return { is: 'repeated', firstLine };
    this.#lines[place] = line;
    if (this.#size > before) return { is: 'new' };
    this.#seenOfKnown += 1;
    return { is: this.#fingerprints[place] === fingerprint ? 'unchanged' : 'changed' };
  }

  /** The ids that the export before had and the file has not, read anew from the database. */
  async *missingIds(copyOut: CopyOut): AsyncGenerator<string> {
    for await (const { id } of knownRows(copyOut)) {
      if (this.#lines[this.#placeOf(id)] === NOT_IN_FILE) yield id;
    }
  }

  /** Where the id is, or is put now. */
  #placeOf(id: string): number {
    if (this.#size * ROOM_FOR_EACH >= this.#places) this.#grow();
    const [high, low] = hashOf(id);
    let place = (high ^ (low << 7)) & (this.#places - 1);
    while (this.#hashes[2 * place] !== 0 || this.#hashes[2 * place + 1] !== 0) {
      if (this.#hashes[2 * place] === high && this.#hashes[2 * place + 1] === low) return place;
      place = (place + 1) & (this.#places - 1);
    }
    this.#hashes[2 * place] = high;
    this.#hashes[2 * place + 1] = low;
    this.#fingerprints[place] = NO_FINGERPRINT;
    this.#size += 1;
    return place;
  }

  #makeRoom(places: number): void {
    this.#places = places;
    this.#hashes = new Int32Array(2 * places);
    this.#fingerprints = new Float64Array(places);
    this.#lines = new Int32Array(places);
  }

  #grow(): void {
    const [hashes, fingerprints, lines] = [this.#hashes, this.#fingerprints, this.#lines];
    const old = this.#places;
    this.#makeRoom(old * ROOM_FOR_EACH);
    for (let from = 0; from < old; from += 1) {
      const [high, low] = [hashes[2 * from] ?? 0, hashes[2 * from + 1] ?? 0];
      if (high === 0 && low === 0) continue;
      let place = (high ^ (low << 7)) & (this.#places - 1);
      while (this.#hashes[2 * place] !== 0 || this.#hashes[2 * place + 1] !== 0) {
        place = (place + 1) & (this.#places - 1);
      }
      this.#hashes[2 * place] = high;
      this.#hashes[2 * place + 1] = low;
      this.#fingerprints[place] = fingerprints[from] ?? NO_FINGERPRINT;
      this.#lines[place] = lines[from] ?? NOT_IN_FILE;
    }
  }
}

/** Two hashes in the manner of FNV-1a; never both zero, which marks a free place. */
function hashOf(id: string): [number, number] {
  let high = 0x811c9dc5 | 0;
  let low = 0x7ee3623a | 0;
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
    low ^= low >>> 13;
  }
  high ^= high >>> 15;
  return [high, low === 0 ? 1 : low];
}

/** Fingerprint and id of each opportunity that the export before had. */
async function* knownRows(
  copyOut: CopyOut,
): AsyncGenerator<{ readonly fingerprint: string; readonly id: string }> {
  const rows = copyOut('select fingerprint, id from opportunity where missing_since is null');
  let rest = '';
  for await (const chunk of rows) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [fingerprint = '', id = ''] = line.split('\t');
      yield { fingerprint, id: copiedText(id) };
    }
  }
}
