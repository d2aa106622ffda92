import type { Queryable } from '../connection.ts';
import type { CopyRow } from './copy-lines.ts';

/** A row of a history that is about no opportunity that is known, or about one of several. */
export interface UnknownRow {
  readonly line: number;
  /** The id or the name that it gives. */
  readonly value: string;
  /** How many opportunities are called so; 0 where none is. */
  readonly candidates: number;
}

/** Where a history is copied to and compared field by field (see reported-values); dropped with the transaction. */
export interface StagedHistory<Value> {
  readonly table: string;
  readonly columns: readonly string[];
  /** Whether its first row need not be how an opportunity began. */
  readonly mayBeginLate: boolean;
  create(transaction: Queryable): Promise<void>;
  rowOf(line: number, value: Value): CopyRow;
  /** Removes the rows of opportunities that no export has, and returns which. */
  dropUnknown(transaction: Queryable): Promise<readonly UnknownRow[]>;
  /** Writes what the rows say of each field into `reported_value`. */
  report(transaction: Queryable): Promise<void>;
}
