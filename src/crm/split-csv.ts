import { RefusedFile } from './refused-file.ts';

/** One record of a file. The line is the one that it begins on, counted from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** The record as it stands in the file, with its line break. */
  readonly text: string;
  /** False for the last record of a file that ends without a line break. */
  readonly isEnded: boolean;
}

export type Delimiter = ',' | ';' | '\t';

export interface CsvDialect {
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
}

/** No CRM writes a record as long as this, in characters: a quote was left open. */
const LONGEST_RECORD = 4_000_000;
const QUOTE = 0x22;
const CARRIAGE_RETURN = 0x0d;

/**
 * Splits CSV that comes in pieces. Own code, since a record costs csv-parse more than Postgres takes to store it
 * (17 s for a million rows, against 2 s here). Quotes may stand inside an unquoted field, and text after a closing
 * quote belongs to the field, as spreadsheets read it.
 */
export class CsvSplitter {
  readonly #delimiter: number;
  readonly #newline: number;
  #rest = '';
  #line = 1;
  #lineBreaksInQuotes = 0;

  constructor({ delimiter, newline }: CsvDialect) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#newline = newline.charCodeAt(0);
  }

  /** The records that are complete with this piece. Refuses a record that never ends. */
  push(piece: string): Row[] {
    this.#rest += piece;
    const rows = this.#take(false);
    if (this.#rest.length > LONGEST_RECORD) throw this.#cutOff();
    return rows;
  }

  /** What is left when the file ends. Refuses a quote that is still open. */
  end(): Row[] {
    return this.#take(true);
  }

  #take(isLast: boolean): Row[] {
    const text = this.#rest;
    const rows: Row[] = [];
    let start = 0;
    while (start < text.length) {
      const cells: string[] = [];
      const end = this.#readRecord(text, start, cells, isLast);
      if (end === undefined) break;
      rows.push({
        line: this.#line,
        cells,
        text: text.slice(start, end),
        isEnded: end <= text.length,
      });
      this.#line += 1 + this.#lineBreaksInQuotes;
      start = end;
    }
    this.#rest = text.slice(start);
    return rows;
  }

  /** Where the record after the one at `start` begins; undefined where this one isn't complete. */
  #readRecord(text: string, start: number, cells: string[], isLast: boolean): number | undefined {
    this.#lineBreaksInQuotes = 0;
    let at = start;
    for (;;) {
      const [value, from] =
        text.charCodeAt(at) === QUOTE ? this.#readQuoted(text, at, isLast) : ['', at];
      if (from === undefined) return undefined;
      const end = this.#endOfField(text, from);
      if (end === undefined && !isLast) return undefined;
      const stop = end ?? text.length;
      const isEndOfRecord = text.charCodeAt(stop) !== this.#delimiter;
      const hasCarriageReturn =
        isEndOfRecord && stop > from && text.charCodeAt(stop - 1) === CARRIAGE_RETURN;
      const tail = text.slice(from, hasCarriageReturn ? stop - 1 : stop);
      cells.push(value === '' ? tail : value + tail);
      at = stop + 1;
      if (isEndOfRecord) return at;
    }
  }

  /** A quoted value and where it ends; undefined for the end where the closing quote hasn't come yet. */
  #readQuoted(text: string, open: number, isLast: boolean): [string, number | undefined] {
    let value = '';
    let from = open + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      // A quote at the very end may be the first of two.
      if (quote === -1 || (quote === text.length - 1 && !isLast)) {
        if (isLast) throw this.#cutOff();
        return ['', undefined];
      }
      const part = text.slice(from, quote);
      this.#countLineBreaks(part);
      value += part;
      if (text[quote + 1] !== '"') return [value, quote + 1];
      value += '"';
      from = quote + 2;
    }
  }

  #endOfField(text: string, from: number): number | undefined {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === this.#newline) return at;
    }
    return undefined;
  }

  #countLineBreaks(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      if (text.charCodeAt(at) === this.#newline) this.#lineBreaksInQuotes += 1;
    }
  }

  #cutOff(): RefusedFile {
    return new RefusedFile(
      `The file seems to be cut off: a quote in the record at line ${this.#line} is never closed. Export it again.`,
    );
  }
}
