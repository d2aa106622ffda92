import { sql } from 'kysely';
import type { Quota } from '../../domain/pipeline/quota.ts';
import type { Queryable } from '../connection.ts';

/** Adds and updates quotas, one a person and period. Returns how many are new and how many changed. */
export async function writeQuotas(
  transaction: Queryable,
  quotas: readonly Quota[],
): Promise<{ added: number; changed: number }> {
  const rows = quotas.map((quota) => ({
    person_id: quota.personId,
    starts_on: quota.startsOn,
    ends_on: quota.endsOn,
    amount: quota.amount,
    currency: quota.currency,
  }));
  const written = await sql<{ is_new: boolean }>`
    insert into quota (person_id, starts_on, ends_on, amount, currency)
    select person_id, starts_on, ends_on, amount, currency
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as reported
      (person_id integer, starts_on date, ends_on date, amount numeric, currency text)
    on conflict (person_id, starts_on, ends_on) do update
      set amount = excluded.amount, currency = excluded.currency
      where row(quota.amount, quota.currency) is distinct from row(excluded.amount, excluded.currency)
    returning (xmax = 0) as is_new`.execute(transaction);
  const added = written.rows.filter((row) => row.is_new).length;
  return { added, changed: written.rows.length - added };
}
