/** The fields of one line; null and undefined are SQL's null. */
export type CopyRow = readonly (string | number | null | undefined)[];

/** In bytes. Where little is to be sent, the server is not woken for every line. */
const LEAST_SENT = 1 << 16;
/** What one UTF-16 unit takes at most: three bytes of UTF-8, or the two of an escape. */
const MAX_BYTES = 3;

const [TAB, LINE_BREAK, CARRIAGE_RETURN, BACKSLASH] = [0x09, 0x0a, 0x0d, 0x5c];
/** What stands behind a backslash for what would end a field. */
const ESCAPED: Readonly<Record<number, number>> = {
  [TAB]: 0x74,
  [LINE_BREAK]: 0x6e,
  [CARRIAGE_RETURN]: 0x72,
  [BACKSLASH]: BACKSLASH,
};
/** The `N` of `\N`. */
const NULL = 0x4e;
/** From here on a character takes so many bytes of UTF-8. */
const [TWO_BYTES, THREE_BYTES] = [0x80, 0x800];
/** Two of these are one character of four bytes; one alone is not a character. */
const [FIRST_SURROGATE, LAST_SURROGATE] = [0xd800, 0xdfff];

/** COPY's text format of the rows, in pieces as they are to be sent. */
export async function* copyText(
  batches: AsyncIterable<readonly CopyRow[]> | Iterable<readonly CopyRow[]>,
): AsyncGenerator<Buffer> {
  const lines = new CopyLines();
  for await (const rows of batches) {
    for (const row of rows) lines.write(row);
    if (lines.length >= LEAST_SENT) yield lines.drain();
  }
  if (lines.length > 0) yield lines.drain();
}

/**
 * Writes rows as UTF-8 at once, character by character: to put texts together that an encoder then takes apart costs
 * more than to read them from the file.
 */
class CopyLines {
  #bytes = Buffer.allocUnsafeSlow(LEAST_SENT * 2);
  #end = 0;

  /** How many bytes are written and not consumed. */
  get length(): number {
    return this.#end;
  }

  write(row: CopyRow): void {
    for (let place = 0; place < row.length; place += 1) {
      const value = row[place];
      if (value === null || value === undefined) this.#null();
      else this.#text(typeof value === 'string' ? value : String(value));
      this.#bytes[this.#end] = place === row.length - 1 ? LINE_BREAK : TAB;
      this.#end += 1;
    }
  }

  /** What is written so far; what comes later is written elsewhere. */
  drain(): Buffer {
    const drained = this.#bytes.subarray(0, this.#end);
    this.#bytes = Buffer.allocUnsafeSlow(LEAST_SENT * 2);
    this.#end = 0;
    return drained;
  }

  #null(): void {
    this.#makeRoom(1);
    this.#bytes[this.#end] = BACKSLASH;
    this.#bytes[this.#end + 1] = NULL;
    this.#end += 2;
  }

  /** In a loop of its own, as there is no quicker way to write short texts (an encoder's call costs as much as the text). */
  #text(text: string): void {
    this.#makeRoom(text.length);
    const bytes = this.#bytes;
    let end = this.#end;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code < TWO_BYTES) {
        const escaped = code === BACKSLASH || code <= CARRIAGE_RETURN ? ESCAPED[code] : undefined;
        if (escaped !== undefined) bytes[end++] = BACKSLASH;
        bytes[end++] = escaped ?? code;
      } else if (code < THREE_BYTES) {
        bytes[end++] = 0xc0 | (code >> 6);
        bytes[end++] = 0x80 | (code & 0x3f);
      } else if (code < FIRST_SURROGATE || code > LAST_SURROGATE) {
        bytes[end++] = 0xe0 | (code >> 12);
        bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[end++] = 0x80 | (code & 0x3f);
      } else {
        const character = String.fromCodePoint(text.codePointAt(at) ?? code);
        end += bytes.write(character, end);
        at += character.length - 1;
      }
    }
    this.#end = end;
  }

  #makeRoom(units: number): void {
    const room = this.#end + units * MAX_BYTES + 1;
    if (room <= this.#bytes.length) return;
    const more = Buffer.allocUnsafeSlow(Math.max(room, this.#bytes.length * 2));
    this.#bytes.copy(more, 0, 0, this.#end);
    this.#bytes = more;
  }
}
