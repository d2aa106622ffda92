import type { CellReader } from '../cell-reader.ts';
import { recordId } from '../values/record-id.ts';

/** `1.43E+10`, as a spreadsheet leaves a long number: many records' ids become this one. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** A record's id in the one form of it. Rejects the row without it, and where a spreadsheet has spoilt it. */
export function readId<Field extends string>(cells: CellReader<Field>, field: Field): string {
  const text = cells.requiredWhole(field);
  if (SHORTENED.test(text)) {
    cells.reject('is an id that a spreadsheet has shortened; export the file again', field);
  }
  return recordId(text);
}
