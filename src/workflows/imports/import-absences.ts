import type { AbsenceEntry } from '../../crm/readers/absence-reader.ts';
import type { Transaction } from '../../database/connection.ts';
import {
  loadPeopleFinder,
  removeOtherAbsences,
  writeAbsences,
} from '../../database/imports/absences.ts';
import type { ImportCounts } from '../../database/imports/import-record.ts';
import type { Absence } from '../../domain/pipeline/rep-history.ts';
import { allValues, type ImportRows } from './import-rows.ts';

export interface AbsenceFile {
  /** Only some rows of a file: what is not among them stays. */
  readonly isPart: boolean;
  /** The file's own header of a field. */
  headerOf(field: string): string | undefined;
}

/**
 * Imports when people of the roster are away. From the file's first day on it is the whole truth of the people in it; of
 * others, and of what began before, everything stays.
 */
export async function importAbsences(
  transaction: Transaction,
  rows: ImportRows<AbsenceEntry>,
  { isPart, headerOf }: AbsenceFile,
): Promise<ImportCounts> {
  const entries = (await allValues(rows)).map(({ value }) => value);
  const find = await loadPeopleFinder(transaction);
  const lineOf = new Map<string, number>();
  const absences: Absence[] = [];
  for (const { line, person, from, until } of entries) {
    const withdraw = (reason: string) =>
      rows.withdraw({ line, column: headerOf(person.by), value: person.text, reason });
    const [personId, ...others] = find(person.by, person.text);
    if (personId === undefined) {
      withdraw('is nobody in the roster');
      continue;
    }
    if (others.length > 0) {
      withdraw('is the name of several people in the roster; give the e-mail address');
      continue;
    }
    const key = `${personId} ${from}`;
    const before = lineOf.get(key);
    if (before !== undefined) {
      withdraw(`is away from ${from} on in line ${before} already`);
      continue;
    }
    lineOf.set(key, line);
    absences.push({ personId, from, until });
  }
  const removed = isPart ? 0 : await removeOtherAbsences(transaction, absences);
  const { added, changed } = await writeAbsences(transaction, absences);
  return {
    accepted: rows.accepted,
    rejected: rows.rejectedCount,
    added,
    changed: changed + removed,
    unchanged: absences.length - added - changed,
  };
}
