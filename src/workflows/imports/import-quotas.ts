import type { QuotaEntry } from '../../crm/readers/quota-reader.ts';
import { parsePersonText } from '../../crm/values/person-text.ts';
import type { Transaction } from '../../database/connection.ts';
import type { ImportCounts } from '../../database/imports/import-record.ts';
import { writeQuotas } from '../../database/imports/quotas.ts';
import { knownPeople } from '../../database/imports/roster.ts';
import { peopleFinder } from '../../domain/people/find-person.ts';
import type { Quota } from '../../domain/pipeline/quota.ts';
import { allValues, type ImportRows } from './import-rows.ts';

/** Imports quotas of people whom a roster or a CRM owner names. A row of several quotas goes in as a whole or not at all. */
export async function importQuotas(
  transaction: Transaction,
  rows: ImportRows<readonly QuotaEntry[]>,
): Promise<ImportCounts> {
  const entries = await allValues(rows);
  const find = peopleFinder(
    (await knownPeople(transaction)).map((person) => ({
      ...person,
      ids: [...(person.employeeNumber === undefined ? [] : [person.employeeNumber]), ...person.ids],
    })),
  );
  const lineOf = new Map<string, number>();
  const quotas: Quota[] = [];
  for (const { line, value } of entries) {
    const [text = ''] = value.map(({ person }) => person);
    const withdraw = (reason: string) =>
      rows.withdraw({ line, column: undefined, value: text, reason });
    if (value.length === 0) continue;
    const [found, ...others] = find(parsePersonText(text));
    if (found === undefined) {
      withdraw('is nobody in the roster; import the roster first');
      continue;
    }
    if (others.length > 0) {
      withdraw('is the name of several people in the roster; give the e-mail address');
      continue;
    }
    const keyed = value.map((quota) => {
      const key = [found.id, quota.startsOn, quota.endsOn].join(' ');
      return { key, quota, before: lineOf.get(key) };
    });
    const twice = keyed.find(
      ({ key, before }, at) =>
        before !== undefined || keyed.findIndex((one) => one.key === key) < at,
    );
    if (twice !== undefined) {
      const { startsOn, endsOn } = twice.quota;
      withdraw(`has a quota for ${startsOn} to ${endsOn} in line ${twice.before ?? line} already`);
      continue;
    }
    for (const { key, quota } of keyed) {
      const { startsOn, endsOn, amount, currency } = quota;
      lineOf.set(key, line);
      quotas.push({ personId: found.id, startsOn, endsOn, amount, currency });
    }
  }
  rows.refuseWithdrawn('all');
  const written = await writeQuotas(transaction, quotas);
  return {
    accepted: rows.accepted,
    rejected: rows.rejectedCount,
    ...written,
    unchanged: quotas.length - written.added - written.changed,
  };
}
