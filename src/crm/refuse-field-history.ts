import { headerKey } from './layouts/layout.ts';
import { RefusedFile } from './refused-file.ts';
import type { Row } from './split-csv.ts';

/** Salesforce's report of one field's change a row, by its columns of old and new values in five languages. */
const OLD_VALUES = new Set([
  'oldvalue',
  'alterwert',
  'anciennevaleur',
  'valorantiguo',
  'valoranterior',
  'valorantigo',
]);
const NEW_VALUES = new Set([
  'newvalue',
  'neuerwert',
  'nouvellevaleur',
  'nuevovalor',
  'valornuevo',
  'novovalor',
]);

/** Refuses a report that tells of one field a row, with what to export instead. */
export function refuseFieldHistory(rows: readonly Row[]): void {
  const isFieldHistory = rows.some(({ cells }) => {
    const keys = cells.map(headerKey);
    return keys.some((key) => OLD_VALUES.has(key)) && keys.some((key) => NEW_VALUES.has(key));
  });
  if (!isFieldHistory) return;
  throw new RefusedFile(
    'The file is a field history report, which tells of one field a row. Export OpportunityHistory instead, which tells the stage, amount and close date of every change.',
  );
}
