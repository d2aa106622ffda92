import type { RateEntry } from '../../crm/readers/rate-reader.ts';
import { RefusedFile } from '../../crm/refused-file.ts';
import type { Transaction } from '../../database/connection.ts';
import { writeRates } from '../../database/imports/currency-rates.ts';
import type { ImportCounts } from '../../database/imports/import-record.ts';
import { allValues, type ImportRows } from './import-rows.ts';

/** Imports what currencies are worth. Refuses a file in which none is the company's own. */
export async function importRates(
  transaction: Transaction,
  rows: ImportRows<RateEntry>,
): Promise<ImportCounts> {
  const lineOf = new Map<string, number>();
  const rates: RateEntry[] = [];
  for (const { line, value } of await allValues(rows)) {
    const before = lineOf.get(value.currency);
    if (before === undefined) {
      lineOf.set(value.currency, line);
      rates.push(value);
      continue;
    }
    const reason = `has a rate in line ${before} already`;
    rows.withdraw({ line, column: undefined, value: value.currency, reason });
  }
  if (!rates.some(({ rate }) => rate === 1)) {
    throw new RefusedFile(
      'No currency of the file has the rate 1. Give the company’s own currency with it, so that the others are told in it.',
    );
  }
  const written = await writeRates(transaction, rates);
  return {
    accepted: rows.accepted,
    rejected: rows.rejectedCount,
    ...written,
    unchanged: rates.length - written.added - written.changed,
  };
}
