import type { CalendarDate } from '../domain/calendar.ts';
import { ownText } from '../domain/text.ts';
import type { Columns } from './layouts/layout.ts';
import type { Locale } from './locale.ts';
import type { Row } from './split-csv.ts';
import { parseDate } from './values/dates.ts';
import { parseMoney, type Money } from './values/money.ts';

/** Why a row can't go in, and where. */
export interface RejectedRow {
  readonly line: number;
  /** The file's own header; undefined where the row as a whole is at fault. */
  readonly column: string | undefined;
  readonly value: string | undefined;
  readonly reason: string;
}

/** One row's record, or why there is none. */
export type Reading<Value> = { readonly value: Value } | { readonly rejected: RejectedRow };

/** Thrown by a cell that can't be read and caught by {@link CellReader.rowReader}, so that readers stay straight. */
class UnreadableCell extends Error {
  readonly column: string | undefined;
  readonly value: string | undefined;

  constructor(reason: string, column: string | undefined, value: string | undefined) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

/** How spreadsheets write no amount, with a currency's sign or without. */
const NOTHING = /^(?:\p{Sc}\s*)?-$/u;
const LONGEST_TEXT = 2000;
const LONGEST_VALUE_SHOWN = 200;
const SHORT_TEXT = 10;
const MAX_DATES_REMEMBERED = 50_000;

/** Reads the cells of one file's rows. A field that the file doesn't have, and an empty cell, are undefined. */
export class CellReader<Field extends string> {
  readonly #columns: Columns<Field>;
  readonly #headers: readonly string[];
  readonly #locale: Locale;
  /** Null for a text that is no date. */
  readonly #dates = new Map<string, CalendarDate | null>();
  #cells: readonly string[] = [];

  constructor(columns: Columns<Field>, headers: readonly string[], locale: Locale) {
    this.#columns = columns;
    this.#headers = headers;
    this.#locale = locale;
  }

  /**
   * Reads rows by `read`, or tells why one can't be read. Of one function for all rows, as V8 forgets how it optimized
   * one that is made for each.
   */
  rowReader<Value>(read: (row: Row) => Value): (row: Row) => Reading<Value> {
    return (row) => {
      this.#cells = row.cells;
      try {
        if (row.cells.length > this.#headers.length && this.#hasMoreThanHeaders()) {
          this.reject(`has ${row.cells.length} cells where the header has ${this.#headers.length}`);
        }
        return { value: read(row) };
      } catch (error) {
        if (!(error instanceof UnreadableCell)) throw error;
        const { message, column, value } = error;
        const shown =
          value === undefined ? undefined : ownText(value.slice(0, LONGEST_VALUE_SHOWN));
        return { rejected: { line: row.line, column, value: shown, reason: message } };
      }
    };
  }

  has(field: Field): boolean {
    return this.#columns[field] !== undefined;
  }

  /** The file's own header of the field. */
  header(field: Field): string {
    const place = this.#columns[field];
    return place === undefined ? '' : (this.#headers[place] ?? '');
  }

  text(field: Field): string | undefined {
    const place = this.#columns[field];
    const text = place === undefined ? '' : (this.#cells[place] ?? '').trim();
    if (text === '') return undefined;
    if (text.length > LONGEST_TEXT) {
      this.reject(`is longer than ${LONGEST_TEXT} characters`, field);
    }
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  }

  required(field: Field): string {
    return this.text(field) ?? this.reject('is empty', field);
  }

  date(field: Field): CalendarDate | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    return this.#parsedDate(text) ?? this.reject('is not a date that can be read', field);
  }

  money(field: Field): Money | undefined {
    const text = this.text(field);
    if (text === undefined || NOTHING.test(text)) return undefined;
    return (
      parseMoney(text, this.#locale.decimal) ??
      this.reject('is not an amount that can be read', field)
    );
  }

  /** Rejects the row, because of a field or as a whole. */
  reject(reason: string, field?: Field): never {
    const place = field === undefined ? undefined : this.#columns[field];
    throw new UnreadableCell(
      reason,
      place === undefined ? undefined : this.#headers[place]?.trim(),
      place === undefined ? undefined : this.#cells[place],
    );
  }

  #parsedDate(text: string): CalendarDate | undefined {
    const hasTime = text.length > SHORT_TEXT && /^\d{4}-\d\d-\d\d[T ]\d\d:/.test(text);
    const day = hasTime ? text.slice(0, SHORT_TEXT) : text;
    // Few days, many cells. Only short texts are kept, as longer ones are windows on a whole piece of the file.
    if (day.length > SHORT_TEXT) return parseDate(day, this.#locale.dateOrder);
    const known = this.#dates.get(day);
    if (known !== undefined) return known ?? undefined;
    const date = parseDate(day, this.#locale.dateOrder);
    if (this.#dates.size < MAX_DATES_REMEMBERED) this.#dates.set(day, date ?? null);
    return date;
  }

  #hasMoreThanHeaders(): boolean {
    return this.#cells.slice(this.#headers.length).some((cell) => cell.trim() !== '');
  }
}
