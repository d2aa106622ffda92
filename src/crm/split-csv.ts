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

/** A record that is split only when somebody asks for its cells: most are known as they stand. */
class CsvRow implements Row {
  readonly line: number;
  readonly text: string;
  readonly isEnded: boolean;
  readonly #dialect: CsvDialect;
  #cells: readonly string[] | undefined;

  constructor(line: number, text: string, isEnded: boolean, dialect: CsvDialect) {
    this.line = line;
    this.text = text;
    this.isEnded = isEnded;
    this.#dialect = dialect;
  }

  get cells(): readonly string[] {
    this.#cells ??= cellsOf(this.text, this.#dialect);
    return this.#cells;
  }
}

/**
 * Splits CSV that comes in pieces. Own code, since a record costs csv-parse more than Postgres takes to store it
 * (17 s for a million rows, against 2 s here). Quotes may stand inside an unquoted field, and text after a closing
 * quote belongs to the field, as spreadsheets read it.
 */
export class CsvSplitter {
  readonly #dialect: CsvDialect;
  readonly #delimiter: number;
  readonly #newline: number;
  #rest = '';
  #line = 1;

  constructor(dialect: CsvDialect) {
    this.#dialect = dialect;
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#newline = dialect.newline.charCodeAt(0);
  }

  /** The records that are complete with this piece. Refuses a record that never ends. */
  push(piece: string): Row[] {
    this.#rest += piece;
    const rows = this.#drain(false);
    if (this.#rest.length > LONGEST_RECORD) throw this.#cutOff();
    return rows;
  }

  /** What is left when the file ends. Refuses a quote that is still open. */
  end(): Row[] {
    return this.#drain(true);
  }

  #drain(isLast: boolean): Row[] {
    const text = this.#rest;
    const { newline } = this.#dialect;
    const rows: Row[] = [];
    let start = 0;
    while (start < text.length) {
      const end = this.#endOfRecord(text, start, isLast);
      if (end === undefined) break;
      rows.push(new CsvRow(this.#line, text.slice(start, end), end <= text.length, this.#dialect));
      // A record over several lines has its breaks in quotes.
      let next = text.indexOf(newline, start);
      for (; next !== -1 && next < end; next = text.indexOf(newline, next + 1)) this.#line += 1;
      start = end;
    }
    this.#rest = text.slice(start);
    return rows;
  }

  /** Where the record after the one at `start` begins; undefined where this one isn't complete. */
  #endOfRecord(text: string, start: number, isLast: boolean): number | undefined {
    let at = start;
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        const after = this.#afterQuoted(text, at, isLast);
        if (after === undefined) return undefined;
        at = after;
      }
      let code = text.charCodeAt(at);
      while (at < text.length && code !== this.#delimiter && code !== this.#newline) {
        at += 1;
        code = text.charCodeAt(at);
      }
      if (at >= text.length) return isLast ? text.length + 1 : undefined;
      at += 1;
      if (code === this.#newline) return at;
    }
  }

  /** Where a quoted value has ended; undefined where the closing quote hasn't come yet. */
  #afterQuoted(text: string, open: number, isLast: boolean): number | undefined {
    let from = open + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      // A quote at the very end may be the first of two.
      if (quote === -1 || (quote === text.length - 1 && !isLast)) {
        if (isLast) throw this.#cutOff();
        return undefined;
      }
      if (text.charCodeAt(quote + 1) !== QUOTE) return quote + 1;
      from = quote + 2;
    }
  }

  #cutOff(): RefusedFile {
    return new RefusedFile(
      `The file seems to be cut off: a quote in the record at line ${this.#line} is never closed. Export it again.`,
    );
  }
}

/** The cells of one whole record. */
function cellsOf(record: string, { delimiter, newline }: CsvDialect): string[] {
  const text = withoutLineBreak(record, newline);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let quoted = '';
    if (text.charCodeAt(at) === QUOTE) {
      let from = at + 1;
      let quote = text.indexOf('"', from);
      while (text.charCodeAt(quote + 1) === QUOTE) {
        quoted += text.slice(from, quote + 1);
        from = quote + 2;
        quote = text.indexOf('"', from);
      }
      quoted += text.slice(from, quote);
      at = quote + 1;
    }
    const end = text.indexOf(delimiter, at);
    const plain = text.slice(at, end === -1 ? text.length : end);
    cells.push(quoted === '' ? plain : quoted + plain);
    if (end === -1) return cells;
    at = end + 1;
  }
}

function withoutLineBreak(record: string, newline: '\n' | '\r'): string {
  let end = record.length;
  if (record.endsWith(newline)) end -= 1;
  if (record.charCodeAt(end - 1) === CARRIAGE_RETURN) end -= 1;
  return end === record.length ? record : record.slice(0, end);
}
