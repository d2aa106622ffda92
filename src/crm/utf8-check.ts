import { isUtf8 } from 'node:buffer';

const CONTINUATION = 0x80;
const LEADING = 0xc0;
const LONGEST_CHARACTER = 4;

/** Whether bytes that come in pieces are UTF-8. A character may be cut in two by the end of a piece. */
export class Utf8Check {
  #rest: Buffer = Buffer.alloc(0);

  /** Whether the piece goes on with UTF-8. */
  goesOn(piece: Buffer): boolean {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const whole = bytes.length - lengthOfCutCharacter(bytes);
    this.#rest = Buffer.from(bytes.subarray(whole));
    return isUtf8(bytes.subarray(0, whole));
  }

  /** Whether the last character is whole. */
  get isWhole(): boolean {
    return this.#rest.length === 0;
  }
}

/** How many bytes at the end are the beginning of a character that goes on after them. */
function lengthOfCutCharacter(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < CONTINUATION) return 0;
    if (byte >= LEADING) return back < lengthBy(byte) ? back : 0;
  }
  return 0;
}

/** How many bytes a character has by its first one. */
function lengthBy(leading: number): number {
  if (leading >= 0xf0) return 4;
  return leading >= 0xe0 ? 3 : 2;
}
