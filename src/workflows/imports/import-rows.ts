import type { RejectedRow, UnreadableCell } from '../../crm/cell-reader.ts';
import type { LineReading } from '../../crm/open-export.ts';
import { RefusedFile } from '../../crm/refused-file.ts';
import type { SkippedRow } from '../../crm/rows-for-people.ts';
import type { CopyRow } from '../../database/imports/copy-lines.ts';
import { count } from '../../domain/text.ts';

/** In a short file a few bad rows are no reason to doubt it. */
const ALWAYS_TOLERATED = 3;
/** More are counted, not stored: nobody corrects them one by one. */
const MAX_KEPT = 50_000;
/** The share of cells of one column, in percent, that may be unreadable; more, and the column is not what it seems. */
const MAX_UNREADABLE_PERCENT = 20;
const CANNOT_GO_IN = "can't go in";
/** In a short file that many are a slip. */
const ALWAYS_UNREADABLE = 10;

/** The rows of one import: passes on what could be read and counts the rest. */
export class ImportRows<Value> {
  readonly #read: () => AsyncIterable<LineReading<Value>[]>;
  readonly #maxRejectedPercent: number;
  readonly #onProgress: (rows: number) => void;
  readonly #rejected: RejectedRow[] = [];
  readonly skipped: Partial<Record<SkippedRow, number>> = {};
  readonly #unreadable: UnreadableCell[] = [];
  readonly #unreadableOf = new Map<string, number>();
  #rejectedCount = 0;
  /** How many of them say nothing against the file. */
  #expected = 0;
  #readable = 0;

  /** With a larger share of rows that can't be read, in percent, a file is not what it seemed to be. */
  constructor(
    read: () => AsyncIterable<LineReading<Value>[]>,
    maxRejectedPercent: number,
    onProgress: (rows: number) => void = () => undefined,
  ) {
    this.#read = read;
    this.#maxRejectedPercent = maxRejectedPercent;
    this.#onProgress = onProgress;
  }

  /** The rows that could be read, in batches. Refuses, at the end, a file with too many that could not. */
  async *values(): AsyncGenerator<readonly { readonly line: number; readonly value: Value }[]> {
    for await (const batch of this.#read()) {
      const values: { line: number; value: Value }[] = [];
      for (const reading of batch) {
        if ('value' in reading) {
          values.push(reading);
          for (const cell of reading.unreadable ?? []) this.noteUnreadable(cell);
        } else if ('rejected' in reading) this.reject(reading.rejected);
        else this.skipped[reading.skipped] = (this.skipped[reading.skipped] ?? 0) + 1;
      }
      this.#readable += values.length;
      this.#onProgress(this.#readable + this.#rejectedCount);
      yield values;
    }
    this.#refuseUntrustworthy();
    this.#refuseUnreadableColumn();
  }

  /** Counts a row out that could be read, because of what is known beside the file. */
  withdraw(row: RejectedRow): void {
    this.#readable -= 1;
    this.reject(row);
  }

  /** As {@link withdraw}, for a reason that says nothing against the file. */
  withdrawExpected(row: RejectedRow): void {
    this.#expected += 1;
    this.withdraw(row);
  }

  /** Refuses a file of which nothing is left after what was withdrawn; with `share`, also one with too little left. */
  refuseWithdrawn(of: 'all' | 'share'): void {
    if (this.#readable === 0 && this.#expected === this.#rejectedCount) return;
    if (of === 'share' || this.#readable === 0) this.#refuseUntrustworthy(CANNOT_GO_IN);
  }

  reject(row: RejectedRow): void {
    this.#rejectedCount += 1;
    if (this.#rejected.length < MAX_KEPT) this.#rejected.push(row);
  }

  /** A cell of a row that goes in nevertheless. */
  noteUnreadable(cell: UnreadableCell): void {
    this.#unreadableOf.set(cell.column, (this.#unreadableOf.get(cell.column) ?? 0) + 1);
    if (this.#unreadable.length < MAX_KEPT) this.#unreadable.push(cell);
  }

  get accepted(): number {
    return this.#readable;
  }

  get rejectedCount(): number {
    return this.#rejectedCount;
  }

  /** How many cells could not be read in rows that went in. */
  get unreadableCount(): number {
    return [...this.#unreadableOf.values()].reduce((sum, cells) => sum + cells, 0);
  }

  /** Those cells, in the order of the file. */
  get unreadable(): readonly UnreadableCell[] {
    return this.#unreadable.toSorted((one, other) => one.line - other.line);
  }

  /** In the order of the file. */
  get rejected(): readonly RejectedRow[] {
    return this.#rejected.toSorted((one, other) => one.line - other.line);
  }

  #refuseUnreadableColumn(): void {
    const max = Math.max(MAX_UNREADABLE_PERCENT, this.#maxRejectedPercent);
    for (const [column, cells] of this.#unreadableOf) {
      const isSlip = cells <= Math.max(ALWAYS_UNREADABLE, (this.#readable * max) / 100);
      const first = this.#unreadable.find((cell) => cell.column === column);
      if (isSlip || first === undefined) continue;
      throw new RefusedFile(
        `${column}: ${cells} of ${this.#readable} cells can't be read, more than ${max} %, so that nothing was imported. ` +
          `The first is line ${first.line}, “${first.value}”, which ${first.reason}.`,
      );
    }
  }

  #refuseUntrustworthy(what = "can't be read"): void {
    const all = this.#readable + this.#rejectedCount;
    if (all === 0) throw new RefusedFile('The file has a header row and nothing below it.');
    const max = this.#maxRejectedPercent;
    const doubtful = this.#rejectedCount - this.#expected;
    const isSlip = doubtful <= Math.max(ALWAYS_TOLERATED, (all * max) / 100);
    if (isSlip && this.#readable > 0) return;
    const [first] = this.rejected;
    const where = first?.column === undefined ? '' : `, column ${first.column}`;
    // A cell that can't be read may hold anything; what was read belongs to the sentence.
    const value = what === CANNOT_GO_IN && first?.value !== undefined ? `“${first.value}” ` : '';
    const share = isSlip ? '' : `, more than ${max} %`;
    throw new RefusedFile(
      `${this.#rejectedCount} of ${count(all, 'row')} ${what}${share}, so that nothing was imported. ` +
        `The first is line ${first?.line}${where}: ${value}${first?.reason}.`,
    );
  }
}

/** As {@link ImportRows.values}, one by one. For files that fit into memory. */
export async function allValues<Value>(
  rows: ImportRows<Value>,
): Promise<{ readonly line: number; readonly value: Value }[]> {
  const all: { line: number; value: Value }[] = [];
  for await (const batch of rows.values()) all.push(...batch);
  return all;
}

/** The rows of a file as they are copied into a table, batch by batch. */
export async function* copyRows<Value>(
  rows: ImportRows<Value>,
  rowOf: (line: number, value: Value) => CopyRow,
): AsyncGenerator<readonly CopyRow[]> {
  for await (const batch of rows.values()) {
    yield batch.map(({ line, value }) => rowOf(line, value));
  }
}
