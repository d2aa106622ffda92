import type { QuotaEntry } from '../../crm/readers/quota-reader.ts';
import type { Transaction } from '../../database/connection.ts';
import type { ImportCounts } from '../../database/imports/import-record.ts';
import { peopleByOwnerKey, writeQuotas } from '../../database/imports/quotas.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Quota } from '../../domain/pipeline/quota.ts';
import { allValues, type ImportRows } from './import-rows.ts';

/** Imports quotas of people whom a roster or a CRM owner names. */
export async function importQuotas(
  transaction: Transaction,
  rows: ImportRows<QuotaEntry>,
): Promise<ImportCounts> {
  const entries = (await allValues(rows)).map(({ value }) => value);
  const people = await peopleByOwnerKey(transaction);
  const lineOf = new Map<string, number>();
  const quotas: Quota[] = [];
  for (const { line, person, startsOn, endsOn, amount, currency } of entries) {
    const personId = people.get(ownerKey(person) ?? '');
    if (personId === undefined) {
      const reason = 'is nobody in the roster; import the roster first';
      rows.withdraw({ line, column: undefined, value: person, reason });
      continue;
    }
    const key = [personId, startsOn, endsOn].join(' ');
    const before = lineOf.get(key);
    if (before !== undefined) {
      const reason = `has a quota for ${startsOn} to ${endsOn} in line ${before} already`;
      rows.withdraw({ line, column: undefined, value: person, reason });
      continue;
    }
    lineOf.set(key, line);
    quotas.push({ personId, startsOn, endsOn, amount, currency });
  }
  const written = await writeQuotas(transaction, quotas);
  return {
    accepted: rows.accepted,
    rejected: rows.rejectedCount,
    ...written,
    unchanged: quotas.length - written.added - written.changed,
  };
}
