import { sql } from 'kysely';
import type { Queryable } from '../connection.ts';

/** The columns whose emptying is watched. */
const WATCHED = [
  'owner',
  'account',
  'amount',
  'close_date',
  'created_on',
  'last_activity_on',
  'next_step',
  'forecast_category',
  'contact_count',
] as const;

export type WatchedColumn = (typeof WATCHED)[number];

/** How staged rows differ from what is known of their opportunities, column by column. */
export interface ChangedColumns {
  /** How many opportunities had a value, of all that the export before had, and how many of them have none now. */
  readonly emptied: ReadonlyMap<WatchedColumn, { readonly had: number; readonly lost: number }>;
  /** How many opportunities had an owner who is somebody in the roster, and how many of them no longer; with an example. */
  readonly owners: { readonly had: number; readonly lost: number; readonly example: string };
  /** How many opportunities had a currency, and how many of them have another one now; with an example. */
  readonly currencies: { readonly had: number; readonly lost: number; readonly example: string };
  /** How many had an amount, and how many of them have another one now; none where it stands in the same column. */
  readonly amounts: { readonly had: number; readonly lost: number };
  /** How many had a close date, and of how many day and month changed places. */
  readonly swapped: { readonly had: number; readonly lost: number };
}

interface Differences {
  readonly [column: string]: number | string | null;
}

/**
 * Compares the staged rows with what is known of the opportunities of the export before. All that is known is counted only
 * where at least so many opportunities differ in one of these ways: it takes a look at each of them.
 */
export async function compareColumns(
  transaction: Queryable,
  { leastLost, isOtherAmount }: { readonly leastLost: number; readonly isOtherAmount: boolean },
): Promise<ChangedColumns> {
  const lost = WATCHED.map(
    (column) => sql`count(*) filter (where known.${sql.ref(column)} is not null
      and staged.${sql.ref(column)} is null)::int as ${sql.ref(`lost_${column}`)}`,
  );
  const { rows } = await sql<Differences>`
    select ${sql.join(lost)},
      count(*) filter (where is_known_owner and not is_still_known)::int as owners_lost,
      min(known.owner || ' → ' || staged.owner) filter (where is_known_owner and not is_still_known) as owner_example,
      count(*) filter (where ${isOtherAmount} and known.amount <> staged.amount)::int as amounts_lost,
      count(*) filter (where known.currency <> staged.currency)::int as currencies_lost,
      min(known.currency || ' → ' || staged.currency) filter (where known.currency <> staged.currency) as currency_example,
      count(*) filter (where known.close_date <> staged.close_date
        and to_char(known.close_date, 'YYYY-DD-MM') = to_char(staged.close_date, 'YYYY-MM-DD'))::int as swapped
    from staged_opportunity staged join opportunity known using (id),
    lateral (select
      exists (select from crm_owner where owner_key = known.owner_key) as is_known_owner,
      staged.owner is null or exists (select from crm_owner where owner_key = staged.owner_key) as is_still_known
    ) as roster
    where known.missing_since is null`.execute(transaction);
  const [differences = {}] = rows;
  const number = (name: string) => Number(differences[name] ?? 0);
  const isMuch = Object.values(differences).some((lost) => Number(lost) >= leastLost);
  const had = isMuch ? await countFilled(transaction) : {};
  const hadNumber = (name: string) => Number(had[name] ?? 0);
  return {
    emptied: new Map(
      WATCHED.map((column) => [
        column,
        { had: hadNumber(`had_${column}`), lost: number(`lost_${column}`) },
      ]),
    ),
    owners: {
      had: hadNumber('owners'),
      lost: number('owners_lost'),
      example: String(differences['owner_example'] ?? ''),
    },
    currencies: {
      had: hadNumber('currencies'),
      lost: number('currencies_lost'),
      example: String(differences['currency_example'] ?? ''),
    },
    amounts: { had: hadNumber('had_amount'), lost: number('amounts_lost') },
    swapped: { had: hadNumber('had_close_date'), lost: number('swapped') },
  };
}

async function countFilled(transaction: Queryable): Promise<Differences> {
  const had = WATCHED.map(
    (column) => sql`count(${sql.ref(column)})::int as ${sql.ref(`had_${column}`)}`,
  );
  const { rows } = await sql<Differences>`
    select ${sql.join(had)}, count(currency)::int as currencies,
      count(*) filter (where owner_key in (select owner_key from crm_owner))::int as owners
    from opportunity where missing_since is null`.execute(transaction);
  return rows[0] ?? {};
}
