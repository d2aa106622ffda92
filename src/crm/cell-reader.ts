import type { CalendarDate } from '../domain/calendar.ts';
import { ownText } from '../domain/text.ts';
import type { Columns } from './layouts/layout.ts';
import type { Locale } from './locale.ts';
import type { Row } from './split-csv.ts';
import { parseDate } from './values/dates.ts';
import { markShownBy, parseMoney, type Money } from './values/money.ts';
import { isPlaceholder } from './values/placeholder.ts';

/** Why a row can't go in, and where. */
export interface RejectedRow {
  readonly line: number;
  /** The file's own header; undefined where the row as a whole is at fault. */
  readonly column: string | undefined;
  readonly value: string | undefined;
  readonly reason: string;
}

/** A cell that can't be read although its row can; its field stays as it was, or empty. */
export type UnreadableCell = RejectedRow & { readonly column: string; readonly value: string };

/** One row's record and which of its cells could not be read; or why there is none. */
export type Reading<Value> =
  | { readonly value: Value; readonly unreadable?: readonly UnreadableCell[] }
  | { readonly rejected: RejectedRow };

/** Something about a cell that the row goes in with nevertheless. */
interface Problem<Field> {
  readonly field: Field;
  /** False for a text that is only shortened. */
  readonly isUnread: boolean;
  readonly cell: UnreadableCell;
}

/** Thrown by a cell that can't be read and caught by {@link CellReader.rowReader}, so that readers stay straight. */
class UnreadableRow extends Error {
  readonly column: string | undefined;
  readonly value: string | undefined;

  constructor(reason: string, column: string | undefined, value: string | undefined) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

const EITHER_MARK =
  'may have thousands or cents behind its mark; say "decimal" in a mapping (docs/mapping.md)';
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
  #row: Row = { line: 0, cells: [], text: '', isEnded: true };
  /** What was found in this row so far. */
  #problems: Problem<Field>[] = [];

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
      this.#row = row;
      if (this.#problems.length > 0) this.#problems = [];
      try {
        if (row.cells.length > this.#headers.length && this.#hasMoreThanHeaders()) {
          this.reject(`has ${row.cells.length} cells where the header has ${this.#headers.length}`);
        }
        const value = read(row);
        if (this.#problems.length === 0) return { value };
        return { value, unreadable: this.#problems.map(({ cell }) => cell) };
      } catch (error) {
        if (!(error instanceof UnreadableRow)) throw error;
        const { message, column, value } = error;
        const shown = value === undefined ? undefined : valueShown(value);
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

  /**
   * What a cell says; undefined where it says nothing, and where `parse` can't read it, which is reported as the problem
   * that it is.
   */
  value<Value>(
    field: Field,
    parse: (text: string) => Value | undefined,
    problem: string | ((text: string) => string),
  ): Value | undefined {
    const text = this.#cell(field);
    if (text === undefined || isPlaceholder(text)) return undefined;
    const value = parse(text);
    if (value === undefined) {
      const reason = typeof problem === 'string' ? problem : problem(text);
      this.#report({ field, isUnread: true }, text, reason);
    }
    return value;
  }

  /** The fields of this row that could not be read so far, each once. */
  get unread(): readonly Field[] {
    return this.#problems.flatMap(({ field, isUnread }) => (isUnread ? [field] : []));
  }

  /** The text of a cell. What is too long is shortened and reported, but not counted as unread. */
  text(field: Field): string | undefined {
    const text = this.#cell(field);
    if (text === undefined) return undefined;
    const short = text.length > LONGEST_TEXT ? this.#shortened(text, field) : text;
    return short.includes('\0') ? short.replaceAll('\0', '') : short;
  }

  required(field: Field): string {
    return this.text(field) ?? this.reject('is empty', field);
  }

  /** As {@link required}, where a part would be another one's: an id or an address. */
  requiredWhole(field: Field): string {
    const text = this.#cell(field) ?? this.reject('is empty', field);
    if (text.length > LONGEST_TEXT) this.reject(`is longer than ${LONGEST_TEXT} characters`, field);
    return text.replaceAll('\0', '');
  }

  /** A date; undefined for an empty cell, and for one that can't be read, which is reported. */
  date(field: Field): CalendarDate | undefined {
    return this.value(field, (text) => this.#parsedDate(text), 'is not a date that can be read');
  }

  /** An amount; undefined for an empty cell, and for one that can't be read, which is reported. */
  money(field: Field): Money | undefined {
    const { decimal } = this.#locale;
    return this.value(
      field,
      (text) => parseMoney(text, decimal),
      (text) =>
        decimal === undefined && markShownBy(text) === 'open'
          ? EITHER_MARK
          : 'is not an amount that can be read',
    );
  }

  /** A whole number of at most six digits; undefined as for {@link money}. */
  wholeNumber(field: Field): number | undefined {
    const parse = (text: string) => (/^\d{1,6}(?:\.0+)?$/.test(text) ? Number(text) : undefined);
    return this.value(field, parse, 'is not a whole number');
  }

  requiredDate(field: Field): CalendarDate {
    return this.date(field) ?? this.rejectUnread(field);
  }

  requiredMoney(field: Field): Money {
    return this.money(field) ?? this.rejectUnread(field);
  }

  /** Rejects the row where any of its cells can't be read: for files in which a field that is missing says something else. */
  rejectIfUnread(): void {
    const [first] = this.unread;
    if (first !== undefined) this.rejectUnread(first);
  }

  /** Rejects the row because of a field that it can't be without: it is empty or can't be read. */
  rejectUnread(field: Field): never {
    const problem = this.#problems.find((one) => one.field === field);
    return this.reject(problem?.cell.reason ?? 'is empty', field);
  }

  /** Rejects the row, because of a field or as a whole. */
  reject(reason: string, field?: Field): never {
    const place = field === undefined ? undefined : this.#columns[field];
    throw new UnreadableRow(
      reason,
      place === undefined ? undefined : this.#headers[place]?.trim(),
      place === undefined ? undefined : this.#row.cells[place],
    );
  }

  #cell(field: Field): string | undefined {
    const place = this.#columns[field];
    const text = place === undefined ? '' : (this.#row.cells[place] ?? '').trim();
    return text === '' ? undefined : text;
  }

  #shortened(text: string, field: Field): string {
    const problem = `is longer than ${LONGEST_TEXT} characters and was shortened`;
    this.#report({ field, isUnread: false }, text, problem);
    return text.slice(0, LONGEST_TEXT);
  }

  /** Once for each cell, however often it is read. */
  #report(about: Omit<Problem<Field>, 'cell'>, text: string, reason: string): void {
    if (this.#problems.some(({ field }) => field === about.field)) return;
    const { line } = this.#row;
    const column = this.header(about.field).trim();
    this.#problems.push({ ...about, cell: { line, column, value: valueShown(text), reason } });
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
    return this.#row.cells.slice(this.#headers.length).some((cell) => cell.trim() !== '');
  }
}

function valueShown(value: string): string {
  return ownText(value.slice(0, LONGEST_VALUE_SHOWN));
}
