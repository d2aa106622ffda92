import { sql } from 'kysely';
import type { Queryable } from '../connection.ts';

/** What one unit of each currency is worth in the company's own, whose own rate is 1. */
export type CurrencyRates = ReadonlyMap<string, number>;

export async function loadRates(database: Queryable): Promise<CurrencyRates> {
  const rows = await database.selectFrom('currency_rate').selectAll().execute();
  return new Map(rows.map(({ currency, rate }) => [currency, rate]));
}

/** Adds and updates rates. Returns how many are new and how many changed. */
export async function writeRates(
  transaction: Queryable,
  rates: readonly { readonly currency: string; readonly rate: number }[],
): Promise<{ added: number; changed: number }> {
  const written = await sql<{ is_new: boolean }>`
    insert into currency_rate (currency, rate)
    select currency, rate from jsonb_to_recordset(${JSON.stringify(rates)}::jsonb)
      as reported (currency text, rate numeric)
    on conflict (currency) do update set rate = excluded.rate
      where currency_rate.rate <> excluded.rate
    returning (xmax = 0) as is_new`.execute(transaction);
  const added = written.rows.filter((row) => row.is_new).length;
  return { added, changed: written.rows.length - added };
}
